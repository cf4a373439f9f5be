// SPDX-License-Identifier: Apache-2.0
import { useApiHolder } from '@backstage/frontend-plugin-api';
import {
  createAsyncValidators,
  type ParsedTemplateSchema,
} from '@backstage/plugin-scaffolder-react/alpha';
import type { FieldProblem } from '@macadam/plugin-golden-path-common';
import type { ErrorSchema } from '@rjsf/utils';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import type { Answers } from '../answers';
import { propertyOf } from './shownErrors';
import type { Field } from './useFields';

/** A place of the wizard, and the field that the person is led to; the page after the last of the form is the preview. */
interface Place {
  page: number;
  property?: string;
}

/** The answers, the page one is on, and what is wrong with it beyond its schema. */
export function useWizard(props: {
  pages: ParsedTemplateSchema[];
  fields: Field[];
  initial: Answers;
}) {
  const { pages, fields } = props;
  const [answers, setAnswers] = useState(props.initial);
  const [place, setPlace] = useState<Place>({ page: 0 });
  const [problems, setProblems] = useState<ErrorSchema>();

  const goTo = (next: Place) => {
    setProblems(undefined);
    setPlace(next);
  };
  const take = (given: Answers) =>
    setAnswers(current => ({ ...current, ...given }));
  const change = (changes: Answers) => {
    take(changes);
    setProblems(current => without(current, Object.keys(changes)));
  };

  const [{ loading: isJudging }, judge] = useJudgement(fields);

  const next = async (given: Answers) => {
    take(given);
    const faults = await judge(pages[place.page], given);
    const [first] = Object.keys(faults);
    if (first === undefined) {
      goTo({ page: place.page + 1 });
    } else {
      setProblems(faults);
      setPlace({ page: place.page, property: first });
    }
  };

  /** Leads to the field that a problem is about, and says it there. */
  const mend = ({ field, message }: FieldProblem) => {
    const property = propertyOf(field);
    const page = pages.findIndex(({ schema }) =>
      Object.keys(schema.properties ?? {}).includes(property),
    );
    setPlace({ page: Math.max(0, page), property });
    setProblems({ [property]: { __errors: [message] } } as ErrorSchema);
  };

  return { answers, place, problems, isJudging, change, goTo, next, mend };
}

/** Asks the fields of a page what they hold against its answers. */
function useJudgement(fields: Field[]) {
  const apiHolder = useApiHolder();
  return useAsyncFn(
    async (page: ParsedTemplateSchema, answers: Answers) => {
      const validators = Object.fromEntries(
        fields.map(({ name, validation }) => [name, validation]),
      );
      const validate = createAsyncValidators(page.mergedSchema, validators, {
        apiHolder,
      });
      return faultsOf(await validate(answers));
    },
    [fields, apiHolder],
  );
}

/** Those of the fields' own judgements that hold a person. */
function faultsOf(
  judged: Awaited<ReturnType<ReturnType<typeof createAsyncValidators>>>,
): ErrorSchema {
  return Object.fromEntries(
    Object.entries(judged).filter(([, fault]) => hasErrors(fault)),
  ) as ErrorSchema;
}

function hasErrors(fault: unknown): boolean {
  if (typeof fault !== 'object' || fault === null) return false;
  if ('__errors' in fault && Array.isArray(fault.__errors)) {
    return fault.__errors.length > 0;
  }
  return Object.values(fault).some(hasErrors);
}

function without(problems: ErrorSchema | undefined, properties: string[]) {
  if (!problems || properties.length === 0) return problems;
  return Object.fromEntries(
    Object.entries(problems).filter(([key]) => !properties.includes(key)),
  ) as ErrorSchema;
}
