// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef, useRouteRefParams } from '@backstage/frontend-plugin-api';
import { SecretsContextProvider } from '@backstage/plugin-scaffolder-react';
import {
  useFilteredSchemaProperties,
  useTemplateParameterSchema,
} from '@backstage/plugin-scaffolder-react/alpha';
import { Alert, ButtonLink } from '@backstage/ui';
import { Loading } from '@macadam/portal-react';
import { useRememberedAnswers } from '../answers';
import { formFailure } from '../failure';
import { CreateLayout } from '../layout';
import { createRef, formRef } from '../routes';
import { Creation } from './Creation';
import { useFields } from './useFields';
import { useTemplateFacts } from './useTemplateFacts';

/** Creates something from a template: its form, a preview of what would come of it, and the button. */
export const CreatePage = () => {
  const { namespace, templateName } = useRouteRefParams(formRef);
  const templates = useRouteRef(createRef)?.();
  const kind = 'Template';
  const templateRef = stringifyEntityRef({
    kind,
    namespace,
    name: templateName,
  });
  const { manifest, error } = useTemplateParameterSchema(templateRef);
  const offered = useFilteredSchemaProperties(manifest);
  const fields = useFields();
  const remembered = useRememberedAnswers(templateRef);
  const facts = useTemplateFacts(templateRef);
  const failure = error ?? fields.error;

  return (
    <CreateLayout
      title={manifest?.title ?? templateName}
      description={manifest?.description}
      metadata={facts}
      above={{ label: 'Templates', href: templates }}
    >
      {failure && (
        <Alert
          role="alert"
          status="danger"
          icon
          {...formFailure(failure)}
          customActions={
            templates && (
              <ButtonLink variant="secondary" href={templates}>
                See all templates
              </ButtonLink>
            )
          }
        />
      )}
      {!failure && offered && fields.value && remembered.answers && (
        <SecretsContextProvider key={templateRef}>
          <Creation
            templateRef={templateRef}
            manifest={offered}
            fields={fields.value}
            remembered={remembered.answers}
            remember={remembered.remember}
            forget={remembered.forget}
          />
        </SecretsContextProvider>
      )}
      {!failure && !(offered && fields.value && remembered.answers) && (
        <Loading label="Reading the form" height={320} />
      )}
    </CreateLayout>
  );
};
