// SPDX-License-Identifier: Apache-2.0
import { createBackendModule } from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';

/** The provider's name, and the header that says who comes. */
export const TEST_PROVIDER = 'gates';
export const PERSON_HEADER = 'x-gates-person';

/** Believes the header: the token that follows is the portal's own, made as for everybody else. */
const authenticator = createProxyAuthenticator<
  undefined,
  { name: string },
  never
>({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize: () => undefined,
  async authenticate({ req }) {
    const name = req.header(PERSON_HEADER);
    if (!name) throw new AuthenticationError(`No ${PERSON_HEADER}`);
    return { result: { name } };
  },
});

export const testSignIn = createBackendModule({
  pluginId: 'auth',
  moduleId: 'gates-provider',
  register(env) {
    env.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: TEST_PROVIDER,
          factory: createProxyAuthProviderFactory({
            authenticator,
            signInResolver: ({ result }, context) =>
              context.signInWithCatalogUser({ entityRef: result }),
          }),
        });
      },
    });
  },
});
