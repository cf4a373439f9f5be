// SPDX-License-Identifier: Apache-2.0

interface Named {
  owner: string;
  name: string;
}

/** Where things are found: pages and git at the base, the API below it, as on GitHub Enterprise Server. */
export class Urls {
  /** @param base - without a slash at the end, e.g. `http://localhost:7010` */
  constructor(readonly base: string) {}

  get api(): string {
    return `${this.base}/api/v3`;
  }

  repository({ owner, name }: Named): string {
    return `${this.base}/${owner}/${name}`;
  }

  repositoryApi({ owner, name }: Named): string {
    return `${this.api}/repos/${owner}/${name}`;
  }

  clone(repository: Named): string {
    return `${this.repository(repository)}.git`;
  }

  user(login: string): string {
    return `${this.base}/${login}`;
  }

  userApi(login: string): string {
    return `${this.api}/users/${login}`;
  }

  organizationApi(login: string): string {
    return `${this.api}/orgs/${login}`;
  }

  team(organization: string, slug: string): string {
    return `${this.base}/orgs/${organization}/teams/${slug}`;
  }

  teamApi(organization: string, slug: string): string {
    return `${this.organizationApi(organization)}/teams/${slug}`;
  }

  avatar(login: string): string {
    return `${this.base}/_avatars/${login}.svg`;
  }
}

/** The id of GitHub's GraphQL for a record. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64');
}
