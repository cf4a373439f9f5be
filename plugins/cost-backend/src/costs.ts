// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { platformTeamFromConfig } from '@macadam/portal-common';
import { AnswerCache, CallersView } from '@macadam/portal-node';
import type { Knex } from 'knex';
import type { CostConfig } from './config';
import type { Engine } from './engine';
import { AuthorizedCostReader } from './read/AuthorizedCostReader';
import { Breakdowns } from './read/Breakdowns';
import { CostReader } from './read/CostReader';
import { Privacy } from './read/Privacy';
import { SourceStates } from './read/SourceStates';

/** Answers about several entities that are kept while their data stays. */
const KEPT_ANSWERS = 200;

/** What every door asks. */
export function createCosts(deps: {
  auth: AuthService;
  catalog: CatalogService;
  config: Config;
  engine: Pick<Engine, 'directory' | 'figures' | 'limits'>;
  knex: Knex;
  permissions: PermissionsService;
  settings: CostConfig;
  sources: readonly { id: string; title: string }[];
  userInfo: UserInfoService;
}): AuthorizedCostReader {
  const { config, engine, settings } = deps;
  const asked = { ...deps, ...engine, cache: new AnswerCache(KEPT_ANSWERS) };
  const { clusters, rules, warnAbove, privateGroups } = settings;
  const sources = new SourceStates(deps);
  const shown = { clusters, rules, sources, warnAbove };
  const reader = new CostReader({ ...asked, ...shown });
  const platformTeam = platformTeamFromConfig(config);
  return new AuthorizedCostReader(reader, {
    ...asked,
    breakdowns: new Breakdowns(asked),
    privacy: new Privacy({ privateGroups, platformTeam }),
    view: new CallersView(deps),
  });
}
