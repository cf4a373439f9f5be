// SPDX-License-Identifier: Apache-2.0
import {
  rootHttpRouterServiceFactory,
  type RootHttpRouterConfigureContext,
} from '@backstage/backend-defaults/rootHttpRouter';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import { compressedOnce } from './compressedOnce';
import { leaveInTime } from './leaveInTime';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** PostgreSQL keeps no NUL, and what does not decode is no text: Backstage's plugins answer 500 to both. */
function isAddress(url: string): boolean {
  try {
    const [path] = url.split('?');
    return !/%00/.test(url) && decodeURIComponent(path) !== '';
  } catch {
    return false;
  }
}

/** Sets up the app that all requests come to: first what is turned away, then Backstage's own. */
export function configure({
  app,
  applyDefaults,
  config,
  middleware,
}: Pick<
  RootHttpRouterConfigureContext,
  'app' | 'applyDefaults' | 'config' | 'middleware'
>): void {
  // Backstage lets everybody who is signed in run and cancel any plugin's scheduled tasks, and asks no permission.
  // Nothing of ours needs that door, so it is shut.
  app.use(
    /^\/(api\/[^/]+\/)?\.backstage\/scheduler(?=\/|$)/i,
    middleware.helmet(),
    () => {
      throw new NotFoundError();
    },
    middleware.error(),
  );
  app.use(({ url }, _, next) =>
    next(
      isAddress(url) ? undefined : new InputError('This is no valid address'),
    ),
  );
  // The scaffolder hands whatever comes to columns that take UUIDs and numbers alone: it breaks, or never answers.
  app.use('/api/scaffolder/v2/tasks/:taskId', ({ params, query }, _, next) => {
    if (!UUID.test(params.taskId)) throw new NotFoundError('No such run');
    if (!/^\d{0,15}$/.test(String(query.after ?? ''))) {
      throw new InputError('after is the id of an event: a number');
    }
    next();
  });
  const frontEnd = config.getOptionalString('app.packageName') ?? 'app';
  app.use(
    '/static',
    compressedOnce(
      resolvePackagePath(frontEnd, 'dist', 'static'),
      middleware.helmet(),
      middleware.logging(),
    ),
  );
  applyDefaults();
}

export const rootHttpRouter = rootHttpRouterServiceFactory({
  configure(context) {
    leaveInTime(context.server, context.lifecycle);
    configure(context);
  },
});
