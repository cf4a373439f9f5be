// SPDX-License-Identifier: Apache-2.0
import {
  aCommit,
  aRepository,
  aStory,
  startTestForge,
  type TestForge,
} from '@macadam/sandbox';
import { organizationOn } from '../__testUtils__/organizationOn';
import { TemplateCommits } from './TemplateCommits';

const platform = aRepository({
  name: 'platform',
  commits: [
    aCommit('Begin', { 'docs/index.md': 'one' }),
    aCommit('Offer a template', {
      'templates/service/template.yaml': 'kind: Template',
    }),
    aCommit('Say more', { 'docs/index.md': 'two' }),
  ],
});

let forge: TestForge;
let templates: TemplateCommits;
beforeAll(async () => {
  forge = await startTestForge({
    story: () => aStory({ repositories: [platform] }),
  });
  templates = new TemplateCommits(organizationOn(forge));
});
afterAll(() => forge.close());

const at = (place: string, annotation = 'source-location') => ({
  annotations: { [`backstage.io/${annotation}`]: place },
});

async function commits(): Promise<{ sha: string }[]> {
  const response = await forge.request('GET', '/repos/acme/platform/commits');
  return (await response.json()) as { sha: string }[];
}

it('is the commit that last changed the folder, not the branch’s last', async () => {
  const [, offered] = await commits();
  const folder = `url:${forge.url}/acme/platform/tree/main/templates/service/`;
  await expect(templates.newestOf(at(folder))).resolves.toBe(offered.sha);
});

it('is found by the template’s file where nothing says which folder', async () => {
  const [, offered] = await commits();
  const file = `url:${forge.url}/acme/platform/blob/main/templates/service/template.yaml`;
  await expect(
    templates.newestOf(at(file, 'managed-by-location')),
  ).resolves.toBe(offered.sha);
});

it('is the branch’s last for a template at the top of its repository', async () => {
  const [head] = await commits();
  const top = `url:${forge.url}/acme/platform/tree/main/`;
  await expect(templates.newestOf(at(top))).resolves.toBe(head.sha);
});

it.each([
  { what: 'a template of a local file', place: 'file:/srv/template.yaml' },
  {
    what: 'another forge',
    place: 'url:https://elsewhere.example/acme/platform/tree/main/t/',
  },
  { what: 'no address', place: 'url:nowhere' },
])('is not known of $what', async ({ place }) => {
  await expect(templates.newestOf(at(place))).resolves.toBeUndefined();
});

it('is not known of a template that says not where it is', async () => {
  await expect(templates.newestOf({})).resolves.toBeUndefined();
});

it('is not guessed when the forge cannot tell', async () => {
  const gone = `url:${forge.url}/acme/gone/tree/main/t/`;
  await expect(templates.newestOf(at(gone))).rejects.toThrow(/Not Found/);
});
