// SPDX-License-Identifier: Apache-2.0
import { buffer } from 'node:stream/consumers';
import { startTestForge, type TestForge } from '../testing';
import { addressOf, downloadAt } from './addresses';

const download = {
  kind: 'job-log',
  owner: 'acme',
  repo: 'payment-service',
  job: '1',
} as const;

describe('an address', () => {
  it('leads to its download for a minute', () => {
    const address = addressOf(download, 0);
    expect(downloadAt(address, 59_999)).toEqual(download);
    expect(downloadAt(address, 60_000)).toBeUndefined();
  });

  it.each(['/_downloads/', '/_downloads/abc.def', '/elsewhere'])(
    'that we did not give leads nowhere: %s',
    address => expect(downloadAt(address)).toBeUndefined(),
  );

  it('that was changed leads nowhere', () => {
    const [text, signature] = addressOf(download).split('.');
    const other = addressOf({ ...download, repo: 'orders-service' });
    expect(downloadAt(`${other.split('.')[0]}.${signature}`)).toBeUndefined();
    expect(downloadAt(`${text}.${signature.slice(1)}`)).toBeUndefined();
  });
});

describe('a download', () => {
  let forge: TestForge;
  const repo = '/repos/acme/payment-service';

  beforeAll(async () => {
    forge = await startTestForge();
    await forge.request(
      'POST',
      `${repo}/actions/workflows/ci.yaml/dispatches`,
      {
        body: { ref: 'main' },
      },
    );
    forge.clock.advance(600);
  });

  afterAll(() => forge.close());

  it.each([
    ['tarball/main', [0x1f, 0x8b]],
    ['zipball/main', [0x50, 0x4b]],
  ])('of %s is an archive, and needs no token', async (path, magic) => {
    const response = await forge.request('GET', `${repo}/${path}`);
    expect(response.redirected).toBe(true);
    const content = Buffer.from(await response.arrayBuffer());
    expect([...content.subarray(0, 2)]).toEqual(magic);
    expect((await fetch(response.url)).status).toBe(200);
  });

  it('of a job is what its steps ran', async () => {
    const { workflow_runs: runs } = await read(`${repo}/actions/runs`);
    const { jobs } = await read(`${repo}/actions/runs/${runs[0].id}/jobs`);
    const log = `${repo}/actions/jobs/${jobs[0].id}/logs`;
    const response = await forge.request('GET', log);
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toMatch(
      /^\S+Z ##\[group\]Unit tests\n\S+Z npm test\n\S+Z ##\[endgroup\]$/m,
    );
  });

  it('of a run holds a text for each job and step', async () => {
    const { workflow_runs: runs } = await read(`${repo}/actions/runs`);
    const path = `${repo}/actions/runs/${runs[0].id}/logs`;
    const response = await forge.request('GET', path);
    const zip = (await buffer(response.body!)).toString('latin1');
    expect(zip).toContain('0_test.txt');
    expect(zip).toContain('test/3_Unit tests.txt');
  });

  async function read(path: string) {
    return (await forge.request('GET', path)).json();
  }
});
