// SPDX-License-Identifier: Apache-2.0
import { progressOf } from './progress';

const repository = 'https://github.com/acme/payment-service';
const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 12, minute));
const status = (state: string, minute: number, url?: string) => ({
  state,
  url,
  createdAt: at(minute),
});

it.each([
  { name: 'nothing yet', statuses: [], end: undefined },
  {
    name: 'what goes on',
    statuses: [status('queued', 0), status('in_progress', 1)],
    end: undefined,
  },
  {
    name: 'the first end',
    statuses: [status('in_progress', 1), status('success', 5)],
    end: { status: 'success', at: at(5) },
  },
  {
    name: 'what comes after the end is no end',
    statuses: [
      status('success', 5),
      status('inactive', 9),
      status('failure', 10),
    ],
    end: { status: 'success', at: at(5) },
  },
  {
    name: 'one that was replaced before it ended',
    statuses: [status('in_progress', 1), status('inactive', 9)],
    end: undefined,
  },
])('tells the end: $name', ({ statuses, end }) => {
  expect(progressOf(statuses, repository).end).toEqual(end);
});

it.each([
  { url: `${repository}/actions/runs/77`, runId: 77 },
  { url: `${repository}/actions/runs/77/job/99`, runId: 77 },
  {
    url: 'https://github.com/Acme/Payment-Service/actions/runs/77?check=1',
    runId: 77,
  },
  { url: `${repository}/actions/runs/77x`, runId: undefined },
  {
    url: 'https://github.com/acme/other/actions/runs/77',
    runId: undefined,
  },
  { url: 'https://deploys.example/actions/runs/77', runId: undefined },
  { url: undefined, runId: undefined },
])('finds the run in $url', ({ url, runId }) => {
  const statuses = [status('in_progress', 1, url), status('success', 2)];
  expect(progressOf(statuses, repository).runId).toBe(runId);
});
