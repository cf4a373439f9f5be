// SPDX-License-Identifier: Apache-2.0
import type { TemplateParameterSchema } from '@backstage/plugin-scaffolder-common';
import { useTemplateSchema } from '@backstage/plugin-scaffolder-react/alpha';
import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import type { Answers } from '../answers';
import { usePreview } from '../preview';
import { FormPage } from './FormPage';
import { LastPage } from './LastPage';
import type { Field } from './useFields';
import { useFocus } from './useFocus';
import { useWizard } from './useWizard';
import styles from './Wizard.module.css';
import { WizardSteps } from './WizardSteps';

/** A template's form, page after page, and at its end what would come of the answers. */
export const Wizard = (props: {
  templateRef: string;
  manifest: TemplateParameterSchema;
  fields: Field[];
  initial: Answers;
  /** What is to be known at the beginning, and is in the way after it. */
  notice?: ReactNode;
  onCreate: (answers: Answers) => Promise<void>;
}) => {
  const { templateRef, manifest, fields, initial } = props;
  const { steps: pages, presentation } = useTemplateSchema(manifest);
  const wizard = useWizard({ pages, fields, initial });
  const { answers, place, goTo } = wizard;
  const {
    backButtonText: back = 'Back',
    reviewButtonText: review = 'Review',
    createButtonText: create = 'Create',
  } = presentation?.buttonLabels ?? {};
  const page = pages[place.page];
  const preview = usePreview({ templateRef, answers, isWanted: !page });
  const heading = useFocus(place);
  const onBack =
    place.page > 0 ? () => goTo({ page: place.page - 1 }) : undefined;

  return (
    <div className={styles.wizard}>
      {place.page === 0 && props.notice}
      <WizardSteps
        titles={[...pages.map(({ title }) => title), review]}
        current={place.page}
        onGo={step => goTo({ page: step })}
      />
      <h3 ref={heading} tabIndex={-1} className={styles.heading}>
        {page ? page.title : 'What will be created'}
      </h3>
      {page?.description && <Text as="p">{page.description}</Text>}
      {page ? (
        <FormPage
          key={place.page}
          page={page}
          fields={fields}
          answers={answers}
          problems={wizard.problems}
          isPending={wizard.isJudging}
          next={place.page === pages.length - 1 ? review : 'Next'}
          back={back}
          onChange={wizard.change}
          onBack={onBack}
          onNext={wizard.next}
        />
      ) : (
        <LastPage
          pages={pages}
          answers={answers}
          preview={preview}
          back={back}
          create={create}
          onBack={onBack}
          onMend={wizard.mend}
          onCreate={() => props.onCreate(answers)}
        />
      )}
    </div>
  );
};
