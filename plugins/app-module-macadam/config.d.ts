// SPDX-License-Identifier: Apache-2.0

export interface Config {
  macadam?: {
    signIn?: {
      /**
       * What people sign in with. With `none`, the default, nobody can, and the sign-in page says so.
       * @visibility frontend
       */
      provider?: 'oidc' | 'none';
      /**
       * How people call the identity provider, e.g. "Acme SSO". Stands on the sign-in button.
       * @visibility frontend
       */
      title?: string;
    };
  };
}
