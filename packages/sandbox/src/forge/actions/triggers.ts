// SPDX-License-Identifier: Apache-2.0
import { matchesFilter } from './glob';
import type { Trigger, Workflow } from './Workflow';

/** Something that happened and may start workflows. */
export type Occasion =
  | { event: 'push'; ref: string; paths: string[] }
  | { event: 'pull_request'; type: string; base: string; paths: string[] }
  | { event: 'workflow_run'; type: string; workflow: string; branch: string };

const DEFAULT_PULL_TYPES = ['opened', 'synchronize', 'reopened'];

/** Whether the workflow's `on:` asks to run on this occasion. */
export function isTriggered(workflow: Workflow, occasion: Occasion): boolean {
  const trigger = workflow.on[occasion.event];
  if (!trigger) return false;
  switch (occasion.event) {
    case 'push':
      return (
        fitsRef(trigger, occasion.ref) && fitsPaths(trigger, occasion.paths)
      );
    case 'pull_request':
      return (
        (trigger.types ?? DEFAULT_PULL_TYPES).includes(occasion.type) &&
        fitsBranch(trigger, occasion.base) &&
        fitsPaths(trigger, occasion.paths)
      );
    default:
      return (
        (trigger.workflows ?? []).includes(occasion.workflow) &&
        (trigger.types ?? [occasion.type]).includes(occasion.type) &&
        fitsBranch(trigger, occasion.branch)
      );
  }
}

/** Whether it matters which files have changed. */
export function looksAtPaths(
  { on }: Workflow,
  event: 'push' | 'pull_request',
): boolean {
  return Boolean(on[event]?.paths ?? on[event]?.['paths-ignore']);
}

function fitsRef(trigger: Trigger, ref: string): boolean {
  const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? [];
  if (kind === 'tags') {
    // Filters on branches alone leave tags out, and the other way round.
    if (trigger.tags) return matchesFilter(name, trigger.tags);
    return !trigger.branches && !trigger['branches-ignore'];
  }
  if (trigger.tags && !trigger.branches) return false;
  return kind === 'heads' && fitsBranch(trigger, name);
}

function fitsBranch(trigger: Trigger, branch: string): boolean {
  const ignored = trigger['branches-ignore'];
  if (ignored && matchesFilter(branch, ignored)) return false;
  return !trigger.branches || matchesFilter(branch, trigger.branches);
}

function fitsPaths(trigger: Trigger, paths: string[]): boolean {
  const { paths: wanted, 'paths-ignore': ignored } = trigger;
  if (wanted) return paths.some(path => matchesFilter(path, wanted));
  if (!ignored || paths.length === 0) return true;
  return paths.some(path => !matchesFilter(path, ignored));
}
