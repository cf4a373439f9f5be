// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { GoldenPathApi } from '@macadam/plugin-golden-path-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { goldenPathApiRef } from '../api';
import { ServiceName } from './ServiceName';
import { nameProblem } from './serviceNameField';

type Availability = GoldenPathApi['getNameAvailability'];

const taken: Availability = async name => ({
  name,
  available: false,
  takenBy: { kind: 'repository', url: `http://forge.example/acme/${name}` },
});
const free: Availability = async name => ({ name, available: true });
const away: Availability = () => Promise.reject(new Error('away'));

/** The form around the field: it keeps what was typed and passes it back. */
const Form = () => {
  const [formData, setFormData] = useState<string>();
  const fromForm = {
    formData,
    onChange: setFormData,
    required: true,
    schema: { title: 'Name' },
    uiSchema: {},
    idSchema: { $id: 'root_name' },
    rawErrors: [],
  };
  return (
    <ServiceName
      {...(fromForm as unknown as Parameters<typeof ServiceName>[0])}
    />
  );
};

async function typeName(name: string, getNameAvailability: Availability) {
  const asked: string[] = [];
  renderInTestApp(<Form />, {
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      [
        goldenPathApiRef,
        {
          getNameAvailability: (asking, signal) => {
            asked.push(asking);
            return getNameAvailability(asking, signal);
          },
        },
      ],
    ],
  });
  await userEvent.type(await screen.findByLabelText(/^Name/), name);
  return asked;
}

describe('ServiceName', () => {
  it('says that a name is free, and asks once for what was typed', async () => {
    const asked = await typeName('tax-service', free);

    expect(await screen.findByText('tax-service is free.')).toBeVisible();
    expect(asked).toEqual(['tax-service']);
  });

  it('shows who holds a name that is taken', async () => {
    await typeName('payment-service', taken);

    expect(await screen.findByText(/payment-service is taken/)).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'See the repository' }),
    ).toHaveAttribute('href', 'http://forge.example/acme/payment-service');
    expect(screen.getByLabelText(/^Name/)).toBeInvalid();
  });

  it('explains the rule at once, without asking anybody', async () => {
    const asked = await typeName('Tax_Service', free);

    expect(await screen.findByText(/Lower-case letters/)).toBeVisible();
    expect(asked).toEqual([]);
  });

  it('lets the person go on when nobody can say', async () => {
    await typeName('tax-service', away);

    expect(await screen.findByText(/You can go on/)).toBeVisible();
    expect(screen.getByLabelText(/^Name/)).toBeValid();
  });
});

describe('nameProblem', () => {
  it.each([
    { it: 'holds a malformed name', name: 'X', api: free, problem: /Lower/ },
    { it: 'holds a taken name', name: 'taken', api: taken, problem: /free/ },
    { it: 'passes a free name', name: 'free', api: free },
    { it: 'passes when nobody can say', name: 'free', api: away },
  ])('$it', async ({ name, api, problem }) => {
    const answer = await nameProblem(name, { getNameAvailability: api });

    expect(answer ?? '').toMatch(problem ?? /^$/);
  });
});
