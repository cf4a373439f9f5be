// SPDX-License-Identifier: Apache-2.0
import type { BackstageIdentityResponse } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { oidcAuthApiRef } from './oidcAuthApi';
import { SignInPage } from './SignInPage';

const paula: BackstageIdentityResponse = {
  token: 'a-token',
  identity: {
    type: 'user',
    userEntityRef: 'user:default/paula',
    ownershipEntityRefs: ['user:default/paula'],
  },
};

/** An identity provider: `session` is what the browser still holds, `popup` what a person answers. */
function renderSignIn(options: {
  session?: BackstageIdentityResponse;
  popup?: () => Promise<BackstageIdentityResponse | undefined>;
  at?: string;
  provider?: string;
}) {
  const onSignInSuccess = jest.fn();
  renderInTestApp(<SignInPage onSignInSuccess={onSignInSuccess} />, {
    initialRouteEntries: [options.at ?? '/'],
    config: {
      app: { title: 'Macadam' },
      macadam: {
        signIn: { title: 'Acme SSO', provider: options.provider ?? 'oidc' },
      },
    },
    apis: [
      [
        oidcAuthApiRef,
        {
          getBackstageIdentity: async request =>
            request?.instantPopup ? options.popup?.() : options.session,
          getProfile: async () => ({ displayName: 'Paula' }),
        },
      ],
    ],
  });
  return onSignInSuccess;
}

const button = () =>
  screen.findByRole('button', { name: 'Sign in with Acme SSO' });

const failure = (name: string, message: string) => () =>
  Promise.reject(Object.assign(new Error(message), { name }));

describe('SignInPage', () => {
  it('says what it is and names the identity provider as configured', async () => {
    renderSignIn({});

    expect(await button()).toBeEnabled();
    expect(screen.getByRole('heading', { name: 'Macadam' })).toBeVisible();
  });

  it('says so when there is nothing to sign in with', async () => {
    renderSignIn({ provider: 'none' });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Sign-in is not set up',
    );
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('goes on with the session that the browser still holds', async () => {
    const onSignInSuccess = renderSignIn({ session: paula });

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('signs in as the person whom the provider names', async () => {
    const onSignInSuccess = renderSignIn({ popup: async () => paula });

    await userEvent.click(await button());

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    const [identityApi] = onSignInSuccess.mock.calls[0];
    await expect(identityApi.getBackstageIdentity()).resolves.toMatchObject({
      userEntityRef: 'user:default/paula',
    });
  });

  it('shows why the provider refused', async () => {
    renderSignIn({
      popup: failure('Error', 'Failed to sign-in, unknown user.'),
    });

    await userEvent.click(await button());

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Acme SSO did not let you in');
    expect(alert).toHaveTextContent('Failed to sign-in, unknown user.');
    expect(await button()).toBeEnabled();
  });

  it('takes a closed window for a change of mind', async () => {
    renderSignIn({ popup: failure('PopupRejectedError', 'Login failed') });

    await userEvent.click(await button());

    expect(await button()).toBeEnabled();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('shows the refusal that a redirect brought back', async () => {
    renderSignIn({ at: '/?error=access_denied' });

    expect(await screen.findByRole('alert')).toHaveTextContent('access_denied');
  });
});
