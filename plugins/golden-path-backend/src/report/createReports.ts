// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig, type Config } from '@backstage/config';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { durationToMilliseconds } from '@backstage/types';
import type { OwnRuns } from '../runs/OwnRuns';
import { AuthorizedRunReports } from './AuthorizedRunReports';
import { OutcomeSources } from './OutcomeSources';
import { RunDurations } from './RunDurations';
import { RunReports } from './RunReports';

export function createReports(
  services: ConstructorParameters<typeof OutcomeSources>[0] & {
    auth: AuthService;
    config: Config;
    runs: OwnRuns;
    scaffolder: ScaffolderService;
  },
): AuthorizedRunReports {
  const reports = new RunReports({
    ...services,
    durations: new RunDurations(services),
    outcomes: new OutcomeSources(services),
    targetSeconds: targetSecondsFrom(services.config),
  });
  return new AuthorizedRunReports(reports, services);
}

function targetSecondsFrom(config: Config): number {
  const key = 'macadam.targets.zeroToObservable';
  if (!config.has(key)) return 15 * 60;
  return durationToMilliseconds(readDurationFromConfig(config, { key })) / 1000;
}
