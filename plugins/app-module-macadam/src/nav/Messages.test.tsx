// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { Messages } from './Messages';

it.each([
  { unreadCount: 0, name: 'Notifications' },
  { unreadCount: 3, name: 'Notifications 3' },
  { unreadCount: 100, name: 'Notifications 99+' },
])('is called $name', async ({ unreadCount, name }) => {
  renderInTestApp(
    <Messages
      unreadCount={unreadCount}
      to="/notifications"
      onClick={() => {}}
    />,
  );
  expect(await screen.findByRole('link', { name })).toHaveAttribute(
    'href',
    '/notifications',
  );
});
