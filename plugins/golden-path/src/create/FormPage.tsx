// SPDX-License-Identifier: Apache-2.0
import {
  Form,
  type ParsedTemplateSchema,
} from '@backstage/plugin-scaffolder-react/alpha';
import { Button } from '@backstage/ui';
import type { ErrorSchema } from '@rjsf/utils';
import { useMemo, useRef } from 'react';
import type { Answers } from '../answers';
import { DescribedCheckbox } from './DescribedCheckbox';
import styles from './FormPage.module.css';
import { shownErrors } from './shownErrors';
import type { Field } from './useFields';
import { validator } from './validator';

/** What stands under the fields it is about; there is no list of it above them. */
const NoList = () => null;
const templates = { ErrorListTemplate: NoList };
const widgets = { CheckboxWidget: DescribedCheckbox };
const defaults = { allOf: 'populateDefaults' as const };

/**
 * The answers that differ. The rest is not to be passed on: of two fields that change in the same moment, the form tells each with
 * the other's answer as it was before.
 */
const changesOf = (before: Answers, after: Answers): Answers =>
  Object.fromEntries(
    Object.keys({ ...before, ...after })
      .filter(property => before[property] !== after[property])
      .map(property => [property, after[property]]),
  );

interface FormPageProps {
  page: ParsedTemplateSchema;
  fields: Field[];
  answers: Answers;
  /** What the portal found wrong, beyond what the schema says. */
  problems: ErrorSchema | undefined;
  isPending: boolean;
  next: string;
  back: string;
  onChange: (changes: Answers) => void;
  onBack?: () => void;
  onNext: (answers: Answers) => void;
}

/**
 * One page of a template's form. It judges while one types: what one has touched, and all of it once one has asked to go on.
 */
export const FormPage = (props: FormPageProps) => {
  const { page, fields, answers, problems, isPending } = props;
  const touched = useRef<Set<string> | undefined>(new Set());
  const components = useMemo(
    () =>
      Object.fromEntries(
        fields.map(({ name, component }) => [name, component]),
      ),
    [fields],
  );

  return (
    // The form hears of it after this: it then shows what it judges by.
    <div
      className={styles.page}
      onSubmitCapture={() => {
        touched.current = undefined;
      }}
    >
      <Form
        EXPERIMENTAL_theme="bui"
        validator={validator}
        schema={page.schema}
        uiSchema={page.uiSchema}
        fields={components}
        templates={templates}
        widgets={widgets}
        formData={answers}
        formContext={{ formData: answers }}
        extraErrors={problems}
        liveValidate
        noHtml5Validate
        showErrorList={false}
        focusOnFirstError
        experimental_defaultFormStateBehavior={defaults}
        transformErrors={errors => shownErrors(errors, touched.current)}
        onChange={({ formData }) => {
          const changes = changesOf(answers, formData);
          Object.keys(changes).forEach(each => touched.current?.add(each));
          props.onChange(changes);
        }}
        onSubmit={({ formData }) => props.onNext(formData)}
      >
        <div className={styles.buttons}>
          {props.onBack && (
            <Button variant="secondary" onPress={props.onBack}>
              {props.back}
            </Button>
          )}
          <Button variant="primary" type="submit" isPending={isPending}>
            {props.next}
          </Button>
        </div>
      </Form>
    </div>
  );
};
