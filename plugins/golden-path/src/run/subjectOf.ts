// SPDX-License-Identifier: Apache-2.0
import type { ScaffolderTask } from '@backstage/plugin-scaffolder-common';

/** What a run is about: the name that it was given, and the template's own. */
export function subjectOf(task: ScaffolderTask | undefined) {
  const { parameters, templateInfo } = task?.spec ?? {};
  const { name } = parameters ?? {};
  const { title, name: template } = templateInfo?.entity?.metadata ?? {};
  return {
    name: typeof name === 'string' && name !== '' ? name : undefined,
    template: title ?? template,
  };
}
