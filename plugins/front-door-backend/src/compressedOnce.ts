// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { Router, type RequestHandler } from 'express';

const { BROTLI_PARAM_MODE, BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } =
  constants;
/** The next that is smaller, 9, takes five times as long for a hundredth less. */
const QUALITY = 6;
/** A file's name holds the digest of what is in it; as long as Backstage lets browsers keep such files. */
const NEVER_CHANGES = 'public, max-age=1209600';

const compress = promisify(brotliCompress);

/**
 * Gives the built front end's scripts and styles compressed, and compresses each of them once. Backstage does it for every request anew: with two
 * processors a tenth of a second, in which a browser that has nothing yet can only wait. What is asked for otherwise goes on to Backstage.
 *
 * @param directory - what stands under `/static`; it does not change while the portal runs
 * @param first - what a request goes through before it is answered
 */
export function compressedOnce(
  directory: string,
  ...first: RequestHandler[]
): RequestHandler {
  const names = existsSync(directory) ? readdirSync(directory) : [];
  const files = new Set(names.filter(name => /\.(js|css)$/.test(name)));
  const known = new Map<string, Promise<Buffer>>();

  const compressed = (name: string) => {
    const kept = known.get(name) ?? read(path.join(directory, name));
    known.set(name, kept);
    // What could not be read once is tried anew.
    kept.catch(() => known.delete(name));
    return kept;
  };

  const router = Router();
  router.get('/:name', (request, _, next) => {
    const isOurs = files.has(request.params.name);
    next(isOurs && request.acceptsEncodings('br') ? undefined : 'router');
  });
  router.get('/:name', ...first, ({ params: { name } }, response, next) => {
    compressed(name).then(
      content => {
        response.type(path.extname(name)).set({
          'Cache-Control': NEVER_CHANGES,
          'Content-Encoding': 'br',
          Vary: 'Accept-Encoding',
        });
        response.send(content);
      },
      // Of a build that is gone Backstage keeps the files in its database.
      () => next('router'),
    );
  });
  return router;
}

async function read(file: string): Promise<Buffer> {
  const content = await readFile(file);
  return compress(content, {
    params: {
      [BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [BROTLI_PARAM_QUALITY]: QUALITY,
      [BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
}
