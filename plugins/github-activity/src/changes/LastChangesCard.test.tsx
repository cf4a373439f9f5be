// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { GithubActivityClient } from '@macadam/plugin-github-activity-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { githubActivityApiRef } from '../api';
import { LastChangesCard } from './LastChangesCard';

const DAY = 86_400_000;
const daysAgo = (days: number) =>
  new Date(Date.now() - days * DAY).toISOString();
const source = { readAt: daysAgo(0) };
const failing = { failingSince: daysAgo(1), reason: 'GitHub answered 502' };
const commit = (days: number, title: string) => ({
  change: {
    kind: 'measured',
    at: daysAgo(days),
    title,
    author: 'zoe',
    url: `https://forge.example/acme/shop/commit/${days}`,
  },
  source,
});
const nothing = (why: string, reason: string, state: object = source) => ({
  change: { kind: 'no-data', why, reason },
  source: state,
});
const answer = (body: object, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });

function show(answers: Response[], lifecycle = 'production') {
  const client = new GithubActivityClient({
    discoveryApi: { getBaseUrl: async () => 'http://portal.example/api' },
    fetchApi: { fetch: async () => answers.shift()! },
  });
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'shop', namespace: 'default' },
    spec: { lifecycle },
  };
  renderInTestApp(
    <EntityProvider entity={entity}>
      <LastChangesCard />
    </EntityProvider>,
    { apis: [[githubActivityApiRef, client]] },
  );
  return screen.findByRole('region', { name: 'Last changes' });
}

it('tells how old code and docs are, by whom, and when that was read', async () => {
  const code = commit(160, 'Count points');
  const docs = commit(800, 'Write a runbook');
  const card = await show([answer({ code, docs, isTheirs: false })]);
  expect(
    await within(card).findByRole('link', { name: '5 months ago' }),
  ).toHaveAttribute('href', code.change.url);
  expect(within(card).getByRole('link', { name: '2 years ago' })).toBeVisible();
  expect(card).toHaveTextContent(/by zoe: Count points/);
  expect(card).toHaveTextContent('From GitHub, read just now');
  expect(card).toHaveTextContent('The docs are 21 months older than the code');
  expect(card).not.toHaveTextContent('Nobody has changed it');
});

it.each([
  { isTheirs: true, says: 'is it still yours?' },
  { isTheirs: false, says: 'ask its owners' },
])(
  'asks when nothing has changed for long: $says',
  async ({ isTheirs, says }) => {
    const card = await show([
      answer({ code: commit(430, 'The last'), isTheirs }),
    ]);
    expect(await within(card).findByText(/for 14 months/)).toHaveTextContent(
      says,
    );
    expect(card).not.toHaveTextContent('Docs');
  },
);

it('lets what is deprecated rest', async () => {
  const code = commit(430, 'The last');
  const card = await show([answer({ code, isTheirs: true })], 'deprecated');
  expect(await within(card).findByText('1 year ago')).toBeVisible();
  expect(card).not.toHaveTextContent('Nobody has changed it');
});

it('says why nothing is known', async () => {
  const code = nothing('nothing-yet', 'No commit has brought anything yet');
  const docs = nothing('elsewhere', 'They lie elsewhere', {});
  const card = await show([answer({ code, docs, isTheirs: false })]);
  expect(
    await within(card).findByText('No commit has brought anything yet'),
  ).toBeVisible();
  expect(within(card).getByText('They lie elsewhere')).toBeVisible();
  expect(card).toHaveTextContent('From GitHub, read just now');
});

it('says since when GitHub is away, beside what is known from before', async () => {
  const code = commit(3, 'Change it');
  const docs = nothing('unreachable', 'GitHub does not answer', failing);
  const card = await show([answer({ code, docs, isTheirs: false })]);
  expect(
    await within(card).findByText('GitHub has not answered since 1 day ago'),
  ).toBeVisible();
  expect(within(card).getByRole('link', { name: '3 days ago' })).toBeVisible();
});

it('says what is not connected', async () => {
  const error = { name: 'NotFoundError', message: 'It names no repository' };
  const body = { error, response: { statusCode: 404 } };
  const card = await show([answer(body, 404)]);
  expect(
    await within(card).findByText('Not connected: It names no repository'),
  ).toBeVisible();
});

it('asks again when the portal did not answer', async () => {
  const code = commit(3, 'Change it');
  const card = await show([answer({}, 503), answer({ code, isTheirs: false })]);
  expect(await within(card).findByRole('alert')).toHaveTextContent(
    'The last changes could not be read',
  );
  await userEvent.click(
    within(card).getByRole('button', { name: 'Try again' }),
  );
  expect(await within(card).findByText('3 days ago')).toBeVisible();
});
