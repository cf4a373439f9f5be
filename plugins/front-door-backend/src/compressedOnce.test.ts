// SPDX-License-Identifier: Apache-2.0
import { rmSync } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { compressedOnce } from './compressedOnce';

const script = 'console.log("built");\n'.repeat(100);
const elsewhere = 'given by Backstage';
const BROTLI = 'gzip, br';
const directory = createMockDirectory();

beforeEach(() => {
  directory.setContent({
    'secret.js': 'not built',
    static: { 'main.1a2b.js': script, 'font.woff2': 'a font' },
  });
});

function frontEnd() {
  const app = express();
  app.use('/static', compressedOnce(directory.resolve('static')));
  return app.use((_, response) => void response.send(elsewhere));
}

const ask = (app: express.Express, name: string, encodings = BROTLI) =>
  request(app)
    .get(`/static/${name}`)
    .set('Accept-Encoding', encodings)
    .buffer(true);

it('gives a script compressed, to be kept for as long as its name stands', async () => {
  const answer = await ask(frontEnd(), 'main.1a2b.js');

  expect(answer.headers).toMatchObject({
    'cache-control': 'public, max-age=1209600',
    'content-encoding': 'br',
    'content-type': 'application/javascript; charset=utf-8',
    vary: 'Accept-Encoding',
  });
  expect(answer.text).toBe(script);
});

it('reads and compresses it once', async () => {
  const app = frontEnd();
  const first = await ask(app, 'main.1a2b.js');
  rmSync(directory.resolve('static/main.1a2b.js'));
  const second = await ask(app, 'main.1a2b.js');

  expect(second.text).toBe(first.text);
});

it('tells a browser that has it already that it has not changed', async () => {
  const app = frontEnd();
  const { etag } = (await ask(app, 'main.1a2b.js')).headers;
  const again = await ask(app, 'main.1a2b.js').set('If-None-Match', etag);

  expect(again.status).toBe(304);
});

it.each([
  ['a browser that knows no Brotli', 'main.1a2b.js', 'gzip'],
  ['what is no script', 'font.woff2', BROTLI],
  ['what is not there', 'old.3c4d.js', BROTLI],
  ['what stands above', '..%2Fsecret.js', BROTLI],
])('leaves %s to Backstage', async (_, name, encodings) => {
  const answer = await ask(frontEnd(), name, encodings);

  expect(answer.text).toBe(elsewhere);
});

it('leaves what has gone to Backstage, and gives it when it is there again', async () => {
  const app = frontEnd();
  rmSync(directory.resolve('static/main.1a2b.js'));
  expect((await ask(app, 'main.1a2b.js')).text).toBe(elsewhere);

  directory.addContent({ static: { 'main.1a2b.js': script } });
  expect((await ask(app, 'main.1a2b.js')).text).toBe(script);
});
