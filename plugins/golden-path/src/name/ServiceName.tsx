// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import { Link, Text, TextField } from '@backstage/ui';
import { SERVICE_NAME_RULE } from '@macadam/portal-common';
import type { TakenBy } from '@macadam/plugin-golden-path-common';
import { useNameVerdict, type NameVerdict } from './useNameVerdict';

const Holder = ({ by }: { by: TakenBy }) => {
  const entityLink = useRouteRef(entityRouteRef);
  const href =
    by.kind === 'repository'
      ? by.url
      : entityLink?.(parseEntityRef(by.entityRef));

  return (
    <Link href={href} target="_blank" variant="body-small">
      See the {by.kind === 'repository' ? 'repository' : 'catalog entry'}
    </Link>
  );
};

const Verdict = ({ name, of }: { name: string; of: NameVerdict }) => {
  switch (of.verdict) {
    case 'malformed':
      return (
        <Text as="span" variant="body-small" color="danger">
          {SERVICE_NAME_RULE}.
        </Text>
      );
    case 'asking':
      return (
        <Text as="span" variant="body-small" color="secondary">
          Checking whether {name} is free…
        </Text>
      );
    case 'free':
      return (
        <Text as="span" variant="body-small" color="success">
          {name} is free.
        </Text>
      );
    case 'taken':
      return (
        <Text as="span" variant="body-small" color="danger">
          {name} is taken. {of.by && <Holder by={of.by} />}
        </Text>
      );
    case 'unknown':
      return (
        <Text as="span" variant="body-small" color="secondary">
          Could not check whether {name} is free. You can go on: the run checks
          it before it creates anything.
        </Text>
      );
    default:
      return null;
  }
};

/** A service's name, judged while it is typed: by the rule at once, by the forge and the catalog after a pause. */
export const ServiceName = ({
  formData = '',
  onChange,
  onBlur,
  required,
  schema,
  uiSchema,
  idSchema,
  rawErrors = [],
}: FieldExtensionComponentProps<string>) => {
  const verdict = useNameVerdict(formData);
  const isWrong =
    verdict.verdict === 'malformed' || verdict.verdict === 'taken';
  // A form that judges while one types has said the rule by then.
  const isSaid = verdict.verdict === 'malformed' && rawErrors.length > 0;
  const verdictId = `${idSchema.$id}__verdict`;
  const descriptionId = `${idSchema.$id}__about`;
  const errorId = `${idSchema.$id}__error`;

  return (
    <ScaffolderField required={required} rawErrors={rawErrors}>
      <TextField
        id={idSchema.$id}
        label={schema.title ?? 'Name'}
        placeholder={uiSchema?.['ui:placeholder']}
        isRequired={required}
        isInvalid={isWrong || rawErrors.length > 0}
        aria-describedby={`${verdictId} ${errorId} ${descriptionId}`}
        autoComplete="off"
        spellCheck="false"
        value={formData}
        onChange={name => onChange(name === '' ? undefined : name)}
        onBlur={() => onBlur?.(idSchema.$id, formData)}
      />
      <div id={verdictId} aria-live="polite">
        {!isSaid && <Verdict name={formData} of={verdict} />}
      </div>
      <Text id={descriptionId} as="p" variant="body-small" color="secondary">
        {schema.description}
      </Text>
    </ScaffolderField>
  );
};
