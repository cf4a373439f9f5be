// SPDX-License-Identifier: Apache-2.0
import type { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import type { JsonObject } from '@backstage/types';
import { runOf } from './run';

it.each([
  {
    name: 'a parameter',
    steps: [aStep('macadam:repository:reserve', '${{ parameters.name }}')],
    answer: 'invoice-service',
  },
  {
    name: 'a name as written',
    steps: [aStep('macadam:repository:publish', 'fixed-name')],
    answer: 'fixed-name',
  },
  {
    name: 'the first of two steps, when the second refers to it',
    steps: [
      aStep('fetch:template', 'other-name'),
      aStep('macadam:repository:reserve', '${{parameters.name}}'),
      aStep('macadam:repository:publish', '${{ steps.reserve.output.slug }}'),
    ],
    answer: 'invoice-service',
  },
  {
    name: 'nothing when no step publishes',
    steps: [aStep('fetch:template', 'other-name')],
    answer: undefined,
  },
  {
    name: 'nothing when the parameter is missing',
    steps: [aStep('macadam:repository:reserve', '${{ parameters.other }}')],
    answer: undefined,
  },
  {
    name: 'nothing when it cannot be the name of a service',
    steps: [aStep('macadam:repository:reserve', '../payment-service')],
    answer: undefined,
  },
])('takes the name from $name', ({ steps, answer }) => {
  expect(runOf(aTask(steps)).serviceName).toBe(answer);
});

function aStep(action: string, name: string) {
  return { id: action, name: action, action, input: { name } as JsonObject };
}

function aTask(steps: ScaffolderTask['spec']['steps']): ScaffolderTask {
  return {
    id: 'one',
    status: 'failed',
    createdAt: '2026-06-01T12:00:00Z',
    spec: {
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      parameters: { name: 'invoice-service' },
      steps,
      output: {},
    },
  };
}
