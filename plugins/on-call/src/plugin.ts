// SPDX-License-Identifier: Apache-2.0
import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { OnCallClient } from '@macadam/plugin-on-call-common';
import { onCallApiRef } from '@macadam/plugin-on-call-react';
import { clientApi } from '@macadam/portal-react';
import { RememberedOnCall } from './RememberedOnCall';

const onCallApi = clientApi({
  api: onCallApiRef,
  client: deps => new RememberedOnCall(new OnCallClient(deps)),
});

export const onCallPlugin = createFrontendPlugin({
  pluginId: 'on-call',
  title: 'On call',
  info: { packageJson: () => import('../package.json') },
  extensions: [onCallApi],
});
