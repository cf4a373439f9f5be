// SPDX-License-Identifier: Apache-2.0
import {
  plannedCreationSchema,
  type PlannedCreation,
} from '@macadam/plugin-golden-path-common';
import type { PlannedStep } from './RenderableTemplate';

/** What the steps of ours would bring into being, in the words of the preview. A step whose input makes no sense promises nothing. */
export function plannedCreations(
  steps: PlannedStep[],
  { organization }: { organization: string },
): PlannedCreation[] {
  return steps
    .map(({ action, input }) => {
      switch (action) {
        case 'macadam:repository:publish':
          return {
            kind: 'repository',
            visibility: 'private',
            requiredReviewers: 1,
            ...input,
            name: `${organization}/${input.name}`,
          };
        case 'macadam:pipeline:start':
          return { kind: 'pipeline', ...input };
        case 'macadam:catalog:register':
          return { kind: 'entity', ...input };
        default:
          return undefined;
      }
    })
    .map(creation => plannedCreationSchema.safeParse(creation))
    .flatMap(({ data }) => (data ? [data] : []));
}
