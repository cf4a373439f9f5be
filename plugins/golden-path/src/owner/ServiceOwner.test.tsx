// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type {
  GoldenPathApi,
  OwnerChoice,
} from '@macadam/plugin-golden-path-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { goldenPathApiRef } from '../api';
import { ServiceOwner } from './ServiceOwner';

const aChoice = (name: string, isMine = true): OwnerChoice => ({
  entityRef: `group:default/${name}`,
  title: name,
  isTeam: true,
  isMine,
});

/** The form around the field: it keeps what was chosen and passes it back. */
const Form = ({ before }: { before?: string }) => {
  const [formData, setFormData] = useState(before);
  const fromForm = {
    formData,
    onChange: setFormData,
    required: true,
    schema: { title: 'Owner', description: 'Who runs it' },
    uiSchema: {},
    idSchema: { $id: 'root_owner' },
    rawErrors: [],
  };
  return (
    <>
      <ServiceOwner
        {...(fromForm as unknown as Parameters<typeof ServiceOwner>[0])}
      />
      <output>{formData ?? 'nobody'}</output>
    </>
  );
};

function renderOwner(getOwners: GoldenPathApi['getOwners'], before?: string) {
  renderInTestApp(<Form before={before} />, {
    apis: [[goldenPathApiRef, { getOwners }]],
  });
}

const chosen = () => screen.getByRole('status');

describe('ServiceOwner', () => {
  it('starts at my team', async () => {
    renderOwner(async () => [aChoice('payments'), aChoice('all-of-acme')]);

    expect(await screen.findByDisplayValue('payments')).toBeVisible();
    expect(chosen()).toHaveTextContent('group:default/payments');
  });

  it('keeps the answer of last time', async () => {
    renderOwner(
      async () => [aChoice('payments'), aChoice('orders')],
      'group:default/orders',
    );

    expect(await screen.findByDisplayValue('orders')).toBeVisible();
  });

  it('starts at my team when that of last time is mine no more', async () => {
    renderOwner(async () => [aChoice('payments')], 'group:default/orders');

    expect(await screen.findByDisplayValue('payments')).toBeVisible();
  });

  it('guesses no team of others, and offers them under a heading', async () => {
    renderOwner(async () => [aChoice('orders', false)]);

    const field = await screen.findByRole('combobox', { name: /^Owner/ });
    await waitFor(() => expect(field).toBeEnabled());
    expect(chosen()).toHaveTextContent('nobody');

    await userEvent.click(field);
    expect(await screen.findByText('Others')).toBeVisible();
    await userEvent.click(screen.getByRole('option', { name: 'orders' }));
    expect(chosen()).toHaveTextContent('group:default/orders');
  });

  it('is chosen without a mouse', async () => {
    renderOwner(async () => [aChoice('payments'), aChoice('ledger')]);
    await screen.findByDisplayValue('payments');

    await userEvent.tab();
    await userEvent.clear(screen.getByRole('combobox'));
    await userEvent.keyboard('led{ArrowDown}{Enter}');

    expect(chosen()).toHaveTextContent('group:default/ledger');
  });

  it('says what to do when there is none', async () => {
    renderOwner(async () => []);

    expect(await screen.findByText(/in no team/)).toBeVisible();
    expect(screen.getByRole('combobox')).toBeDisabled();
  });

  it('says why the teams are not there, and reads them again', async () => {
    let isAway = true;
    renderOwner(async () => {
      if (isAway) throw new Error('away');
      return [aChoice('payments')];
    });

    expect(await screen.findByRole('alert')).toHaveTextContent('away');
    isAway = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByDisplayValue('payments')).toBeVisible();
  });
});
