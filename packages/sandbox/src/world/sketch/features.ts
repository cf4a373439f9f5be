// SPDX-License-Identifier: Apache-2.0
import type { Change, Edit } from '../history';
import { openApiField } from './apis';
import { stepRow } from './docs';
import type { Field, ServiceSketch, Step } from './Sketch';
import { an, spoken } from './words';

/** How one field and one step stand in the files of a language, each as a text of its own. */
export interface Wording {
  domain: string;
  tests: string;
  field(field: Field): string;
  step(step: Step): string;
  stepTest(step: Step): string;
}

/** Fields and steps that were there from the beginning. */
const FIRST_FIELDS = 1;
const FIRST_STEPS = 1;

/** How a service came by what it knows: the later fields and steps came one by one. */
export function serviceFeatures(
  sketch: ServiceSketch,
  wording: Wording,
): Change[] {
  const { fields, steps } = sketch.thing;
  return [
    ...steps.slice(FIRST_STEPS).map(step => stepFeature(sketch, wording, step)),
    ...fields
      .slice(FIRST_FIELDS)
      .map(field => fieldFeature(sketch, wording, field)),
  ];
}

function stepFeature(
  sketch: ServiceSketch,
  wording: Wording,
  step: Step,
): Change {
  const docs: Edit[] =
    sketch.hasDocs === false
      ? []
      : [{ path: 'docs/index.md', is: stepRow(step) }];
  return {
    message: `Let ${an(spoken(sketch.thing.name))} be ${step.to}`,
    edits: [
      { path: wording.domain, is: wording.step(step) },
      { path: wording.tests, is: wording.stepTest(step) },
      ...docs,
    ],
    review: { body: `${step.meaning}. Until now this was done by hand.` },
  };
}

function fieldFeature(
  { thing, apis }: ServiceSketch,
  wording: Wording,
  field: Field,
): Change {
  const described: Edit[] = apis.includes('openapi')
    ? [{ path: 'api/openapi.yaml', is: openApiField(field) }]
    : [];
  return {
    message: `Keep the ${spoken(field.name)} of ${an(spoken(thing.name))}`,
    edits: [{ path: wording.domain, is: wording.field(field) }, ...described],
    review: {
      body: `${field.meaning}. Those who read this had to look it up elsewhere.`,
    },
  };
}
