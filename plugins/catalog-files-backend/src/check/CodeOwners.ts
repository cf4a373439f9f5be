// SPDX-License-Identifier: Apache-2.0
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { matchFile, parse } from 'codeowners-utils';

/** Where GitHub looks, in its order. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
/** `https://forge/organisation/repository/blob/branch/path` */
const FILE_URL = /^(https?:\/\/[^/]+\/[^/]+\/[^/]+\/blob\/[^/]+)\/(.+)$/;

/** Whose a file is by its repository's CODEOWNERS, as references of the catalog: a team of the forge is a group, a login is a user. */
export class CodeOwners {
  constructor(private readonly deps: { reader: UrlReaderService }) {}

  async ownersOf(url: string): Promise<string[]> {
    const [, root, path] = FILE_URL.exec(url) ?? [];
    if (!root) return [];
    for (const place of PLACES) {
      const text = await this.read(`${root}/${place}`);
      if (text === undefined) continue;
      const owners = matchFile(path, parse(text))?.owners ?? [];
      return owners.flatMap(refOf);
    }
    return [];
  }

  private async read(url: string): Promise<string | undefined> {
    try {
      const response = await this.deps.reader.readUrl(url);
      return (await response.buffer()).toString();
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') return undefined;
      throw error;
    }
  }
}

function refOf(owner: string): string[] {
  const [, login, team] = /^@([^/]+)(?:\/(.+))?$/.exec(owner) ?? [];
  if (!login) return [];
  const ref = team ? `group:default/${team}` : `user:default/${login}`;
  return [ref.toLocaleLowerCase('en-US')];
}
