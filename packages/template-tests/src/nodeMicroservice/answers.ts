// SPDX-License-Identifier: Apache-2.0
import { pairwise } from '../pairwise';

export interface Answers {
  port: number;
  tracing: boolean;
  providesApi: boolean;
  requiredReviewers: number;
  system: string;
}

/** Every pair of answers to the template's options. */
export const answersInPairs = pairwise<Answers>({
  tracing: [true, false],
  providesApi: [true, false],
  port: [3000, 8443],
  requiredReviewers: [1, 2],
  system: ['', 'checkout-platform'],
});

export interface Values extends Answers {
  name: string;
  description: string;
  owner: string;
  team: string;
  organization: string;
  metricsPort: number;
  slug: string;
  forge: string;
  codeowners: string;
  templateVersion: string;
  /** Absent when the template is not on a forge. */
  templateCommit?: string;
}

/** What the fetch step hands to the skeleton, but for what a test says otherwise. */
export function aService(given: Partial<Values> = {}): Values {
  return {
    name: 'greeter',
    description: 'Greets people',
    owner: 'group:default/payments-team',
    team: 'payments-team',
    system: '',
    port: 3000,
    tracing: false,
    providesApi: false,
    requiredReviewers: 1,
    organization: 'acme',
    metricsPort: 9090,
    slug: 'acme/greeter',
    forge: 'https://forge.example',
    codeowners: '@acme/payments-team',
    templateVersion: '1.4.0',
    ...given,
  };
}
