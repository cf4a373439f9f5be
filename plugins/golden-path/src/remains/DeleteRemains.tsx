// SPDX-License-Identifier: Apache-2.0
import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { RunRemains } from '@macadam/plugin-golden-path-common';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { goldenPathApiRef } from '../api';
import { reasonOf } from '../failure';
import { kindName } from './RemainsList';

/** Names what will go before it goes. */
export const DeleteRemains = (props: {
  run: RunRemains;
  onDeleted: () => void;
}) => {
  const { run, onDeleted } = props;
  const api = useApi(goldenPathApiRef);
  const toastApi = useApi(toastApiRef);
  const [isOpen, setIsOpen] = useState(false);
  const removable = run.remains.filter(remain => remain.removable);

  const [deletion, deleteThem] = useAsyncFn(async () => {
    const { removed } = await api.removeRemains(run.taskId);
    setIsOpen(false);
    toastApi.post({
      title: `Deleted: ${removed.map(({ name }) => name).join(', ')}`,
      status: 'success',
    });
    onDeleted();
  }, [api, toastApi, run.taskId, onDeleted]);

  if (removable.length === 0) {
    return (
      <Text color="secondary">
        There is nothing here that could be deleted safely. Ask your platform
        team if it should go.
      </Text>
    );
  }
  return (
    <div>
      <Button destructive variant="primary" onPress={() => setIsOpen(true)}>
        Delete just that
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} width={480}>
        <DialogHeader>Delete what this run made?</DialogHeader>
        <DialogBody>
          <Text>This cannot be undone. These will be gone:</Text>
          <ul>
            {removable.map(({ kind, name }) => (
              <li key={`${kind} ${name}`}>
                {kindName[kind]} <strong>{name}</strong>
              </li>
            ))}
          </ul>
          {deletion.error && (
            <Alert
              role="alert"
              status="danger"
              icon
              title="It was not deleted"
              description={reasonOf(deletion.error)}
            />
          )}
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" onPress={() => setIsOpen(false)}>
            Keep it
          </Button>
          <Button
            destructive
            variant="primary"
            isPending={deletion.loading}
            onPress={() => deleteThem()}
          >
            Delete
          </Button>
        </DialogFooter>
      </Dialog>
    </div>
  );
};
