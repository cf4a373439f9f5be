// SPDX-License-Identifier: Apache-2.0
import type { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import type { JsonValue } from '@backstage/types';
import { z } from 'zod/v3';

type Step = TemplateEntityV1beta3['spec']['steps'][number];

/** What these do stays within the workspace. */
const FETCHES = [
  'fetch:plain',
  'fetch:plain:file',
  'fetch:template',
  'fetch:template:file',
];
const FILE_ACTIONS = ['fs:delete', 'fs:readdir', 'fs:rename'];
/** In a dry run our own say what they would do, and do nothing. */
const OWN_ACTIONS = [
  'macadam:repository:reserve',
  'macadam:repository:publish',
  'macadam:pipeline:start',
  'macadam:catalog:register',
];

/** A registered template, reduced to what can be rendered without touching anything outside. */
export interface RenderableTemplate {
  template: TemplateEntityV1beta3;
  /** Names of the steps that were left out. */
  onlyInRun: string[];
}

/**
 * Leaves out every step that acts outside, or that could bring a secret into what it renders. In place of its own output the template answers
 * with the inputs of those of our steps that would create something.
 */
export function renderable(
  registered: TemplateEntityV1beta3,
): RenderableTemplate {
  const steps = registered.spec.steps.map((step, index) => ({
    ...step,
    id: step.id ?? `step-${index + 1}`,
    name: step.name ?? step.action,
  }));
  const kept = steps.filter(isRenderable);
  // A link is the one part of an output that the schema of templates lets bear more than text, and that the scaffolder drops on a condition.
  const links = kept
    .filter(({ action }) => OWN_ACTIONS.includes(action))
    .map(({ action, input = {}, if: condition = true }) => ({
      title: action,
      if: condition,
      input,
    }));
  // Upstream's type knows text only.
  const output = { links } as unknown as Record<string, string>;
  const spec = { ...registered.spec, steps: kept, output };
  return {
    template: { ...registered, spec },
    onlyInRun: steps
      .filter(step => !isRenderable(step))
      .map(({ name }) => name),
  };
}

const dryRunOutput = z.object({
  links: z
    .array(z.object({ title: z.string(), input: z.record(z.unknown()) }))
    .default([]),
});

/** A step of ours that would run, with its input as rendered. */
export interface PlannedStep {
  action: string;
  input: Record<string, unknown>;
}

/** @param output - of the dry run of a renderable template */
export function plannedSteps(output: unknown): PlannedStep[] {
  const { links } = dryRunOutput.parse(output);
  return links.map(({ title, input }) => ({ action: title, input }));
}

function isRenderable(step: Step): boolean {
  if (mentionsSecrets(step)) return false;
  const { action, input } = step;
  if (FETCHES.includes(action)) return isBesideTemplate(input?.url);
  return [...FILE_ACTIONS, ...OWN_ACTIONS].includes(action);
}

/** The scaffolder keeps a relative address within the template's own folder; any other is a request to somewhere. */
function isBesideTemplate(url: JsonValue | undefined): boolean {
  return typeof url === 'string' && url.startsWith('./');
}

/** The secrets of a preview would be the portal's own, not those of the person who asked. */
function mentionsSecrets(value: unknown): boolean {
  if (typeof value === 'string') {
    return /\$\{\{[^]*\b(secrets|environment)\b/.test(value);
  }
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(mentionsSecrets);
}
