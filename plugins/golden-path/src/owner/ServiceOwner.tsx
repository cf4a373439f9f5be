// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import type { OwnerChoice } from '@macadam/plugin-golden-path-common';
import { Button, Combobox, Text } from '@backstage/ui';
import { useEffect, useRef } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { goldenPathApiRef } from '../api';
import { ownerSections } from './ownerSections';

/** Fills in the best guess once: whoever empties the field means it. */
function useGuess(
  choices: OwnerChoice[] | undefined,
  owner: string | undefined,
  onChange: (owner: string | undefined) => void,
): void {
  const isGuessed = useRef(false);
  useEffect(() => {
    if (!choices || isGuessed.current) return;
    isGuessed.current = true;
    // An owner of last time may have been left since.
    if (choices.some(({ entityRef }) => entityRef === owner)) return;
    const [guess] = choices.filter(({ isMine }) => isMine);
    if (guess || owner) onChange(guess?.entityRef);
  }, [choices, owner, onChange]);
}

const Trouble = (props: { error?: Error; retry: () => void }) =>
  props.error ? (
    <Text as="p" variant="body-small" color="danger" role="alert">
      Your teams could not be read: {props.error.message}{' '}
      <Button size="small" variant="tertiary" onPress={props.retry}>
        Try again
      </Button>
    </Text>
  ) : (
    <Text as="p" variant="body-small" color="danger">
      You are in no team that may own a service. Ask the lead of your team, or
      the platform team, to add you to it on the forge.
    </Text>
  );

/** Who will own a service: the groups that the person may create for, their own team filled in. */
export const ServiceOwner = ({
  formData,
  onChange,
  onBlur,
  required,
  schema,
  idSchema,
  rawErrors = [],
}: FieldExtensionComponentProps<string>) => {
  const api = useApi(goldenPathApiRef);
  const { value, error, loading, retry } = useAsyncRetry(
    () => api.getOwners(),
    [api],
  );
  useGuess(value, formData, onChange);
  const about = `${idSchema.$id}__about`;

  return (
    <ScaffolderField required={required} rawErrors={rawErrors}>
      <Combobox
        id={idSchema.$id}
        label={schema.title ?? 'Owner'}
        placeholder={loading ? 'Reading your teams…' : 'Choose a team'}
        options={ownerSections(value ?? [])}
        value={formData ?? null}
        onChange={owner => onChange(owner === null ? undefined : `${owner}`)}
        onBlur={() => onBlur?.(idSchema.$id, formData)}
        isRequired={required}
        isDisabled={!value?.length}
        isInvalid={rawErrors.length > 0}
        aria-describedby={`${idSchema.$id}__error ${about}`}
      />
      {!loading && !value?.length && <Trouble error={error} retry={retry} />}
      <Text id={about} as="p" variant="body-small" color="secondary">
        {schema.description}
      </Text>
    </ScaffolderField>
  );
};
