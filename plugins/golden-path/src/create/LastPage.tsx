// SPDX-License-Identifier: Apache-2.0
import {
  ReviewState,
  type ParsedTemplateSchema,
} from '@backstage/plugin-scaffolder-react/alpha';
import {
  fieldProblemsOf,
  type FieldProblem,
} from '@macadam/plugin-golden-path-common';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Alert,
  Button,
} from '@backstage/ui';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import type { Answers } from '../answers';
import { reasonOf } from '../failure';
import { Preview, type PreviewState } from '../preview';
import styles from './LastPage.module.css';
import { propertyOf } from './shownErrors';

/** What the form calls the property that a problem is about. */
function titleOf(pages: ParsedTemplateSchema[], field: string): string {
  const property = propertyOf(field);
  const titles = pages.map(({ schema }) => {
    const { properties } = schema as { properties?: Titled };
    return properties?.[property]?.title;
  });
  return titles.find(title => title) ?? (field || 'The form');
}

type Titled = Record<string, { title?: string } | undefined>;

/** What would come of the answers, the answers themselves, and the button. */
export const LastPage = (props: {
  pages: ParsedTemplateSchema[];
  answers: Answers;
  preview: PreviewState;
  back: string;
  create: string;
  onBack?: () => void;
  onMend: (problem: FieldProblem) => void;
  onCreate: () => Promise<void>;
}) => {
  const { preview, onCreate } = props;
  const [creation, create] = useAsyncFn(onCreate, [onCreate]);
  const isRefused = fieldProblemsOf(preview.error).length > 0;
  const isSeen = Boolean(preview.preview || preview.error);

  return (
    <>
      <Preview
        state={preview}
        titleOf={field => titleOf(props.pages, field)}
        onMend={props.onMend}
      />
      <Accordion className={styles.answers}>
        <AccordionTrigger title="Your answers" />
        <AccordionPanel>
          <ReviewState schemas={props.pages} formState={props.answers} />
        </AccordionPanel>
      </Accordion>
      {creation.error && (
        <Alert
          role="alert"
          status="danger"
          icon
          title="It was not started"
          description={reasonOf(creation.error)}
        />
      )}
      <div className={styles.buttons}>
        {props.onBack && (
          <Button
            variant="secondary"
            onPress={props.onBack}
            isDisabled={creation.loading}
          >
            {props.back}
          </Button>
        )}
        <Button
          variant="primary"
          onPress={() => create()}
          isPending={creation.loading}
          isDisabled={!isSeen || isRefused}
        >
          {props.create}
        </Button>
      </div>
    </>
  );
};
