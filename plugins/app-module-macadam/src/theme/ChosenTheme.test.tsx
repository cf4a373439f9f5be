// SPDX-License-Identifier: Apache-2.0
import { AppThemeSelector } from '@backstage/core-app-api';
import { appThemeApiRef } from '@backstage/frontend-plugin-api';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ChosenTheme } from './ChosenTheme';

it('keeps what somebody has typed when the theme changes', async () => {
  const themes = new AppThemeSelector([]);
  render(
    <TestApiProvider apis={[[appThemeApiRef, themes]]}>
      <ChosenTheme>
        <input />
      </ChosenTheme>
    </TestApiProvider>,
  );
  await userEvent.type(screen.getByRole('textbox'), 'payments');
  expect(document.body).toHaveAttribute('data-theme-mode', 'light');

  act(() => themes.setActiveThemeId('dark'));

  expect(document.body).toHaveAttribute('data-theme-mode', 'dark');
  expect(screen.getByRole('textbox')).toHaveValue('payments');
});
