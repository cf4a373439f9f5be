// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Link, Text } from '@backstage/ui';
import TextField from '@material-ui/core/TextField';
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
  required,
  schema,
  uiSchema,
  idSchema,
  rawErrors = [],
}: FieldExtensionComponentProps<string>) => {
  const verdict = useNameVerdict(formData);
  const isWrong =
    verdict.verdict === 'malformed' || verdict.verdict === 'taken';

  // Material UI, as the scaffolder draws the fields around it.
  return (
    <TextField
      id={idSchema.$id}
      label={schema.title ?? 'Name'}
      placeholder={uiSchema?.['ui:placeholder']}
      required={required}
      fullWidth
      error={isWrong || (formData === '' && rawErrors.length > 0)}
      value={formData}
      onChange={event => onChange(event.target.value)}
      inputProps={{ autoComplete: 'off', spellCheck: false }}
      FormHelperTextProps={{ 'aria-live': 'polite' }}
      helperText={
        verdict.verdict === 'empty' ? (
          schema.description
        ) : (
          <Verdict name={formData} of={verdict} />
        )
      }
    />
  );
};
