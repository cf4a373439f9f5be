// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import type { Registration } from '@macadam/plugin-golden-path-common';
import { Alert, Button, Flex, TextField } from '@backstage/ui';
import { useState, type FormEvent } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { goldenPathApiRef } from '../api';
import { KnownRepository } from './KnownRepository';
import { refusal } from './refusal';

/** Asks for a repository's address and says how it stands to the catalog; one that can be brought in goes on to the next step. */
export const AddressStep = (props: {
  onFound: (registration: Registration) => void;
}) => {
  const { onFound } = props;
  const goldenPath = useApi(goldenPathApiRef);
  const [url, setUrl] = useState('');
  const [{ loading, error, value }, look] = useAsyncFn(
    async (address: string) => {
      const registration = await goldenPath.getRegistration(address);
      onFound(registration);
      return registration;
    },
    [goldenPath, onFound],
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void look(url.trim());
  };

  return (
    <form onSubmit={submit}>
      <Flex direction="column" gap="3">
        <TextField
          label="Address of the repository"
          description="As you see it in the browser, for example https://github.com/acme/refund-batch"
          value={url}
          onChange={setUrl}
          isRequired
        />
        {error && !loading && (
          <Alert
            role="alert"
            status="danger"
            icon
            title={refusal(error).title}
            description={refusal(error).reason}
          />
        )}
        {value && !loading && <KnownRepository registration={value} />}
        <div>
          <Button type="submit" isDisabled={!url.trim()} loading={loading}>
            Look at it
          </Button>
        </div>
      </Flex>
    </form>
  );
};
