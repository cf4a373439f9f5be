// SPDX-License-Identifier: Apache-2.0
import { createApiRef } from '@backstage/frontend-plugin-api';
import type { OnCallApi } from '@macadam/plugin-on-call-common';

export const onCallApiRef = createApiRef<OnCallApi>().with({
  id: 'plugin.on-call.client',
  pluginId: 'on-call',
});
