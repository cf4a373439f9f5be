// SPDX-License-Identifier: Apache-2.0
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { type SearchApi, searchApiRef } from '@backstage/plugin-search-react';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { useHits } from './useHits';

const Box = () => {
  const [term, setTerm] = useState('');
  const { hits, error, isPending } = useHits({ term });
  return (
    <>
      <input value={term} onChange={event => setTerm(event.target.value)} />
      <p>{isPending ? 'asking' : 'answered'}</p>
      <p>{error?.message}</p>
      {hits.map(({ title }) => (
        <p key={title}>{title}</p>
      ))}
    </>
  );
};

function show(query: SearchApi['query']) {
  render(
    <TestApiProvider apis={[[searchApiRef, { query }]]}>
      <Box />
    </TestApiProvider>,
  );
}

const resultsNamed = (title: string) => ({
  results: [
    { type: 'software-catalog', document: { title, text: '', location: '/' } },
  ],
});

it('asks once when somebody stops typing', async () => {
  const asked: string[] = [];
  show(async ({ term }) => {
    asked.push(term);
    return resultsNamed(`found ${term}`);
  });
  await userEvent.type(screen.getByRole('textbox'), 'pay');
  expect(await screen.findByText('found pay')).toBeVisible();
  expect(asked).not.toContain('pa');
});

it('drops a late answer to an older question, and calls the request off', async () => {
  const signals: AbortSignal[] = [];
  const releases = new Map<string, () => void>();
  show(async ({ term }, options) => {
    signals.push(options!.signal!);
    if (term === 'old') {
      await new Promise<void>(resolve => releases.set(term, resolve));
    }
    return resultsNamed(`found ${term}`);
  });
  await userEvent.type(screen.getByRole('textbox'), 'old');
  await waitFor(() => expect(releases.has('old')).toBe(true));
  await userEvent.type(screen.getByRole('textbox'), 'er');
  expect(await screen.findByText('found older')).toBeVisible();
  releases.get('old')?.();
  expect(await screen.findByText('answered')).toBeVisible();
  expect(screen.queryByText('found old')).not.toBeInTheDocument();
  expect(signals[0].aborted).toBe(true);
});

it('says what went wrong', async () => {
  show(async () => {
    throw new Error('search is down');
  });
  expect(await screen.findByText('search is down')).toBeVisible();
});
