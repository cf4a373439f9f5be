// SPDX-License-Identifier: Apache-2.0
import type { CommitRecord } from '@macadam/plugin-dora-node';
import type { Knex } from 'knex';
import { given, planned } from '@macadam/portal-node';

/** The changes that an attempt is now known to bring; null when they are not known any more. */
export interface ToldBase {
  source: string;
  externalId: string;
  base: { commits: CommitRecord[]; digest: string; observedAt: Date } | null;
}

/** Drops the changes of attempts that were known, in every service that an attempt is about, and says whether there are others now. */
export async function dropChanges(
  trx: Knex.Transaction,
  bases: ToldBase[],
): Promise<void> {
  if (bases.length === 0) return;
  const attempts = given(bases, {
    source: ['text', ({ source }) => source],
    external_id: ['text', ({ externalId }) => externalId],
    observed_at: ['timestamptz', ({ base }) => base?.observedAt],
    digest: ['uuid', ({ base }) => base?.digest],
  });
  await planned(
    trx,
    `with based as (
       update deployments d set is_base_known = given.digest is not null,
         base_observed_at = given.observed_at, base_digest = given.digest
       from ${attempts.sql}
       where d.external_id = given.external_id and d.source = given.source
       returning d.id
     )
     delete from changes c using based where c.deployment_id = based.id`,
    attempts.bindings,
  );
}

/** Adds the changes of attempts that have none, in every service that an attempt is about. */
export async function addChanges(
  trx: Knex.Transaction,
  bases: ToldBase[],
): Promise<void> {
  const commits = bases.flatMap(({ base, ...attempt }) =>
    onceEach(base?.commits ?? []).map(commit => ({ ...attempt, commit })),
  );
  if (commits.length === 0) return;
  const { sql, bindings } = given(commits, {
    source: ['text', ({ source }) => source],
    external_id: ['text', ({ externalId }) => externalId],
    sha: ['text', ({ commit }) => commit.sha],
    authored_at: ['timestamptz', ({ commit }) => commit.authoredAt],
    is_merge: ['boolean', ({ commit }) => commit.isMerge],
    paths: ['jsonb', ({ commit }) => JSON.stringify(commit.paths ?? null)],
    title: ['text', ({ commit }) => commit.title],
    author: ['text', ({ commit }) => commit.author],
    url: ['text', ({ commit }) => commit.url],
  });
  await planned(
    trx,
    `insert into changes (deployment_id, sha, authored_at, is_merge, paths, title, author, url)
     select d.id, given.sha, authored_at, is_merge,
       case jsonb_typeof(paths) when 'array' then array(select jsonb_array_elements_text(paths)) end,
       given.title, author, given.url
     from ${sql} join deployments d
       on d.external_id = given.external_id and d.source = given.source`,
    bindings,
  );
}

function onceEach(commits: CommitRecord[]): CommitRecord[] {
  return [...new Map(commits.map(commit => [commit.sha, commit])).values()];
}
