// SPDX-License-Identifier: Apache-2.0
import { figuresOf, type MeasuredWindow } from './metrics';

const deployed = aWindow({ deployments: 3 });

it.each([
  {
    name: 'nothing is told of',
    window: aWindow({ unknownBecause: 'Nobody tells' }),
    reasons: Array(5).fill('Nobody tells'),
  },
  {
    name: 'nothing was deployed, and that is known',
    window: aWindow({}),
    reasons: [0, ...Array(4).fill('No deployments in this window')],
  },
  {
    name: 'nothing new was deployed and nothing failed',
    window: deployed,
    reasons: [
      0.3,
      'These deployments brought no new change',
      'No deployment failed',
      0,
      0,
    ],
  },
  {
    name: 'what was deployed is not known, and a failure is open',
    window: { ...deployed, unknownBase: 1, failed: 1, open: 1 },
    reasons: [
      0.3,
      'What these deployments changed is not known',
      'No failed deployment has recovered yet',
      1 / 3,
      0,
    ],
  },
])('$name', ({ window, reasons }) => {
  const told = Object.values(figuresOf(window)).map(figure =>
    figure.kind === 'measured' ? figure.value : figure.reason,
  );
  expect(told).toEqual(reasons);
});

function aWindow(given: Partial<MeasuredWindow>): MeasuredWindow {
  return {
    days: 10,
    deployments: 0,
    redeploys: 0,
    deploymentDays: 0,
    failed: 0,
    rework: 0,
    recovered: 0,
    open: 0,
    unknownBase: 0,
    recovery: null,
    changes: 0,
    leadTime: null,
    ...given,
  };
}
