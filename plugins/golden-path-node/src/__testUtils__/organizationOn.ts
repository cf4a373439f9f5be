// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import type { TestForge } from '@macadam/sandbox';
import { forgeConfig } from '@macadam/test-portal';
import { GithubOrganization } from '../forge/GithubOrganization';

/** The organisation on a forge of the test, which is near: a failure of its is over at once. */
export function organizationOn(forge: TestForge): GithubOrganization {
  const config = mockServices.rootConfig({ data: forgeConfig(forge) });
  return GithubOrganization.fromConfig(config, { firstDelayMilliseconds: 1 });
}
