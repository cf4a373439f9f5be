// SPDX-License-Identifier: Apache-2.0
import type { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { isServiceName } from '@macadam/portal-common';

/** One run of a template, as far as its remains are concerned. */
export interface Run {
  taskId: string;
  status: ScaffolderTask['status'];
  /** Reference of the user who started it; absent when a service did. */
  startedBy: string | undefined;
  /** The name it was to publish a repository under; absent when the template publishes none. */
  serviceName: string | undefined;
}

export function runOf(task: ScaffolderTask): Run {
  return {
    taskId: task.id,
    status: task.status,
    startedBy: task.spec.user?.ref,
    serviceName: serviceNameOf(task.spec),
  };
}

const NAMING_ACTIONS = [
  'macadam:repository:reserve',
  'macadam:repository:publish',
];
const PARAMETER = /^\$\{\{\s*parameters\.(\w+)\s*\}\}$/;

/** The name that the run's first step with a name was given: as written, or the parameter that it refers to. */
function serviceNameOf({
  parameters,
  steps,
}: ScaffolderTask['spec']): string | undefined {
  const [name] = steps
    .filter(({ action }) => NAMING_ACTIONS.includes(action))
    .map(({ input }) => input?.name)
    .map(given => {
      const parameter = PARAMETER.exec(String(given))?.[1];
      return parameter ? parameters[parameter] : given;
    });
  return typeof name === 'string' && isServiceName(name) ? name : undefined;
}
