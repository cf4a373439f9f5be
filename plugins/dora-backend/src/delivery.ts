// SPDX-License-Identifier: Apache-2.0
import type {
  AuditorService,
  AuthService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { platformTeamFromConfig } from '@macadam/portal-common';
import type { Knex } from 'knex';
import type { DoraConfig } from './config';
import type { DeliverySources } from './DeliverySources';
import type { Engine } from './engine';
import { AnswerCache, CallersView } from '@macadam/portal-node';
import { AuthorizedDeliveryReader } from './read/AuthorizedDeliveryReader';
import { CatalogGroups } from './read/CatalogGroups';
import { DeliveryReader } from './read/DeliveryReader';
import { Explanations } from './read/Explanations';
import { IncidentCauses } from './read/IncidentCauses';
import { SourceStates } from './read/SourceStates';
import { Subjects } from './read/Subjects';
import { DecisionStore } from './store/DecisionStore';

/** Answers about several services that are kept while their data stays. */
const KEPT_ANSWERS = 1_000;

/** What every door asks. */
export function createDelivery(deps: {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: Config;
  engine: Pick<Engine, 'changeChain' | 'directory'>;
  knex: Knex;
  permissions: PermissionsService;
  settings: DoraConfig;
  sources: DeliverySources;
  userInfo: UserInfoService;
}): AuthorizedDeliveryReader {
  const { config, engine, knex, settings } = deps;
  const asked = {
    cache: new AnswerCache(KEPT_ANSWERS),
    knex,
    sources: new SourceStates({ knex, sources: deps.sources.known() }),
  };
  const subjects = new Subjects({
    directory: engine.directory,
    groups: new CatalogGroups(deps),
    timezone: settings.timezone,
  });
  const causes = new IncidentCauses({
    changeChain: engine.changeChain,
    decisions: new DecisionStore(knex),
    knex,
  });
  const { tiers } = settings;
  return new AuthorizedDeliveryReader(new DeliveryReader({ ...asked, tiers }), {
    ...deps,
    causes,
    explanations: new Explanations(asked),
    platformTeam: platformTeamFromConfig(config),
    subjects,
    view: new CallersView(deps),
  });
}
