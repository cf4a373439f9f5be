// SPDX-License-Identifier: Apache-2.0
import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { OnCallClient } from '@macadam/plugin-on-call-common';
import { onCallApiRef } from '@macadam/plugin-on-call-react';
import { RememberedOnCall } from './RememberedOnCall';

const onCallApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: onCallApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new RememberedOnCall(new OnCallClient(deps)),
    }),
});

export const onCallPlugin = createFrontendPlugin({
  pluginId: 'on-call',
  title: 'On call',
  info: { packageJson: () => import('../package.json') },
  extensions: [onCallApi],
});
