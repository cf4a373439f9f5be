// SPDX-License-Identifier: Apache-2.0
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';

/** What the doors need of an action's context, whatever its input. */
export type RunContext = Pick<
  ActionContext<JsonObject>,
  | 'getInitiatorCredentials'
  | 'logger'
  | 'signal'
  | 'task'
  | 'templateInfo'
  | 'user'
>;
