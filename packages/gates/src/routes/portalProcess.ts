// SPDX-License-Identifier: Apache-2.0

// The portal itself, with two doors for the tests: one to sign in as anybody, and one that fills the catalog.
// Runs in a process of its own, as in production, and tells its parent what is mounted.
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
// The program itself starts when it is imported: only its list is wanted.
// eslint-disable-next-line @backstage/no-forbidden-package-imports
import { features } from 'backend/src/features';
import express from 'express';
import { catalogFixture } from './catalogFixture';
import { mountedRoutes, nameAppsLikeRouters } from './mountedRoutes';
import { testSignIn } from './testSignIn';

let mounted: () => string[];

/** Looks into the router that holds what the plugins mount. */
const routeReader = createBackendPlugin({
  pluginId: 'gates',
  register(env) {
    env.registerInit({
      deps: { root: coreServices.rootHttpRouter },
      async init({ root }) {
        if (!('handler' in root) || typeof root.handler !== 'function') {
          throw new Error('The root router does not show what is mounted');
        }
        const router = root.handler();
        mounted = () => mountedRoutes(router);
      },
    });
  },
});

nameAppsLikeRouters(express.application);
const backend = createBackend();
for (const feature of features) backend.add(feature);
for (const feature of [testSignIn, catalogFixture, routeReader]) {
  backend.add(feature);
}

backend.start().then(
  () => process.send?.({ mounted: mounted() }),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
// Without its parent there is no one to stop it.
process.on('disconnect', () => process.exit());
