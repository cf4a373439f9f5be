// SPDX-License-Identifier: Apache-2.0
import {
  Button,
  ButtonIcon,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
  Flex,
  Link,
  Text,
  TextField,
} from '@backstage/ui';
import { PlainList } from '@macadam/portal-react';
import { RiBookmarkLine, RiDeleteBinLine } from '@remixicon/react';
import { useState } from 'react';
import { filtersOf, useSavedViews } from './savedViews';
import styles from './SavedViews.module.css';

/** Filters that one uses again and again, under a name. */
export const SavedViews = () => {
  const { views, save, remove } = useSavedViews();

  return (
    <DialogTrigger>
      <Button variant="secondary" iconStart={<RiBookmarkLine />}>
        Views
      </Button>
      <Dialog>
        <DialogHeader>Views</DialogHeader>
        <DialogBody>
          <Flex direction="column" gap="4">
            {views.length === 0 ? (
              <Text color="secondary">
                Set the filters as you need them, then keep them here under a
                name.
              </Text>
            ) : (
              <PlainList>
                {views.map(({ name, search }) => (
                  <li key={name} className={styles.row}>
                    <Link href={`/catalog?${search}`}>{name}</Link>
                    <ButtonIcon
                      variant="tertiary"
                      icon={<RiDeleteBinLine />}
                      aria-label={`Remove ${name}`}
                      onPress={() => remove(name)}
                    />
                  </li>
                ))}
              </PlainList>
            )}
            <SaveView
              onSave={name =>
                save({ name, search: filtersOf(window.location.search) })
              }
            />
          </Flex>
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" slot="close">
            Close
          </Button>
        </DialogFooter>
      </Dialog>
    </DialogTrigger>
  );
};

const SaveView = ({ onSave }: { onSave(name: string): Promise<void> }) => {
  const [name, setName] = useState('');

  return (
    <form
      onSubmit={async event => {
        event.preventDefault();
        if (!name.trim()) return;
        await onSave(name.trim());
        setName('');
      }}
    >
      <Flex gap="2" align="end">
        <TextField
          label="Name of the view that is open"
          value={name}
          onChange={setName}
          maxLength={60}
        />
        <Button type="submit" variant="primary" isDisabled={!name.trim()}>
          Save
        </Button>
      </Flex>
    </form>
  );
};
