// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aPoint, aSummary, clientOver } from '../__testUtils__/answers';
import { aDeployment, anIncident } from '../__testUtils__/rows';
import { doraApiRef } from '../api';
import { DeliveryView } from './DeliveryView';

const scope = {
  kind: 'component',
  namespace: 'default',
  name: 'payment-service',
};
const path = '/entities/component/default/payment-service';
const { window } = aSummary();

type Answers = Parameters<typeof clientOver>[0];

const renderView = (answers: Answers, address = '/') => {
  const client = clientOver({
    [`${path}/summary`]: () => aSummary(),
    [`${path}/series`]: () => ({
      scope: 'component:default/payment-service',
      window,
      bucket: 'week',
      points: [aPoint({})],
    }),
    [`${path}/deployments`]: () => ({ items: [aDeployment({})], total: 1 }),
    [`${path}/incidents`]: () => ({ items: [anIncident({})], total: 1 }),
    [`${path}/coverage`]: () => ({
      sources: [],
      unknownBase: 1,
      unattributedIncidents: 1,
      excludedChanges: 0,
      lateEvents: 0,
    }),
    ...answers,
  });
  return renderInTestApp(<DeliveryView scope={scope} />, {
    apis: [[doraApiRef, client]],
    initialRouteEntries: [address],
  });
};

it('asks every question for the window that is chosen', async () => {
  const asked = new Map<string, string | null>();
  const noting = (name: string, answer: unknown) => (request: Request) => {
    asked.set(name, new URL(request.url).searchParams.get('days'));
    return answer;
  };
  renderView({
    [`${path}/summary`]: noting('summary', aSummary()),
    [`${path}/deployments`]: noting('deployments', { items: [], total: 0 }),
    [`${path}/incidents`]: noting('incidents', { items: [], total: 0 }),
  });
  await userEvent.click(await screen.findByRole('radio', { name: '365 days' }));
  await waitFor(() =>
    expect(Object.fromEntries(asked)).toEqual({
      summary: '365',
      deployments: '365',
      incidents: '365',
    }),
  );
});

it('opens an explanation from its address, down to a deployment', async () => {
  renderView(
    {
      [`${path}/metrics/changeLeadTime`]: () => ({
        metric: 'changeLeadTime',
        scope: 'component:default/payment-service',
        window,
        asOf: window.to,
        ruleVersion: '1',
        queryHash: 'abc123',
        value: { kind: 'measured', value: 3600, unit: 'seconds', samples: 1 },
        formula: 'The median of 1 change: 1 h.',
        rules: [{ id: 'R6', text: 'A change counts once.' }],
        counted: 1,
        rows: [
          {
            deploymentId: '1',
            entityRef: 'component:default/payment-service',
            sha: 'c0ffee0',
            at: window.from,
            title: 'Round half a cent to even',
            url: 'http://forge.example/acme/payment-service/commit/c0ffee0',
            value: 3600,
          },
        ],
        excluded: [{ reason: 'Merge commits', count: 2, rows: [] }],
      }),
    },
    '/?explain=changeLeadTime',
  );
  const dialog = await screen.findByRole('dialog');
  expect(
    await within(dialog).findByText('The median of 1 change: 1 h.'),
  ).toBeVisible();
  expect(
    within(dialog).getByRole('link', { name: /Round half a cent to even/ }),
  ).toHaveAttribute('href', expect.stringContaining('/commit/c0ffee0'));
  expect(
    within(dialog).getByRole('region', { name: 'Left out: 2. Merge commits' }),
  ).toBeVisible();
});

it('lets an owner say that no change caused an incident', async () => {
  const decided: unknown[] = [];
  renderView({
    [`${path}/summary`]: () => aSummary({ canLink: true }),
    '/incidents/1/cause': async (request: Request) => {
      decided.push(await request.json());
      return anIncident({ attribution: 'not-a-change' });
    },
  });
  await userEvent.click(
    await screen.findByRole('button', {
      name: 'What caused it? Cards are declined',
    }),
  );
  await userEvent.click(
    screen.getByRole('radio', { name: 'No change of ours' }),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Keep' }));
  await waitFor(() => expect(decided).toEqual([{ kind: 'not-a-change' }]));
});

it('offers others no decision, and says who has it', async () => {
  renderView({});
  expect(
    await screen.findByText(/The owners and the platform team say/),
  ).toBeVisible();
  expect(
    screen.queryByRole('button', { name: /What caused/ }),
  ).not.toBeInTheDocument();
});
