// SPDX-License-Identifier: Apache-2.0
import { causeOf, type Draft } from './causeOf';

const draft = (given: Partial<Draft>): Draft => ({
  kind: 'deployment',
  deploymentId: '',
  reason: '',
  ...given,
});

it.each([
  { name: 'no deployment chosen yet', draft: draft({}), cause: undefined },
  {
    name: 'a deployment, and why',
    draft: draft({ deploymentId: '7', reason: ' the migration ' }),
    cause: { kind: 'deployment', deploymentId: '7', reason: 'the migration' },
  },
  {
    name: 'no change, whatever was chosen before',
    draft: draft({ kind: 'not-a-change', deploymentId: '7' }),
    cause: { kind: 'not-a-change', reason: undefined },
  },
  {
    name: 'nothing decided any more',
    draft: draft({ kind: 'undecided', deploymentId: '7', reason: 'old' }),
    cause: { kind: 'undecided' },
  },
])('$name', ({ draft: given, cause }) => {
  expect(causeOf(given)).toEqual(cause);
});
