// SPDX-License-Identifier: Apache-2.0
import { ConfigReader } from '@backstage/core-app-api';
import { createApp } from '@backstage/frontend-defaults';
import { render, screen } from '@testing-library/react';
import appModule from '.';

describe('the app with our module', () => {
  it('opens at our sign-in, in our theme, and offers no guest', async () => {
    const app = createApp({
      features: [appModule],
      advanced: {
        configLoader: async () => ({
          config: new ConfigReader({
            app: { title: 'Macadam', baseUrl: 'http://localhost' },
            backend: { baseUrl: 'http://localhost' },
            macadam: { signIn: { title: 'Acme SSO', provider: 'oidc' } },
          }),
        }),
      },
    });
    jest
      .spyOn(global, 'fetch')
      .mockResolvedValue(new Response(null, { status: 401 }));

    render(app.createRoot());

    expect(
      await screen.findByRole('button', { name: 'Sign in with Acme SSO' }),
    ).toBeVisible();
    expect(screen.queryByText(/guest/i)).not.toBeInTheDocument();
    expect(document.body).toHaveAttribute('data-theme-name', 'macadam');
  });
});
