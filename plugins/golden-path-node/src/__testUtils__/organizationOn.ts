// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import type { TestForge } from '@macadam/sandbox';
import { forgeConfig } from '@macadam/test-portal';
import { readGoldenPathConfig } from '../config';
import { GithubOrganization } from '../forge/GithubOrganization';

/** The organisation on a forge of the test, which is near: a failure of its is over at once. */
export function organizationOn(forge: TestForge): GithubOrganization {
  const config = mockServices.rootConfig({ data: forgeConfig(forge) });
  return GithubOrganization.create(
    readGoldenPathConfig(config),
    ScmIntegrations.fromConfig(config),
    { firstDelayMilliseconds: 1 },
  );
}
