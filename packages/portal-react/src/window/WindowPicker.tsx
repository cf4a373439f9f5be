// SPDX-License-Identifier: Apache-2.0
import {
  Button,
  Flex,
  Text,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { useState, type FormEvent } from 'react';
import styles from './WindowPicker.module.css';
import type { TimeChoice } from './useWindow';

const offered = [30, 90, 365];
const CUSTOM = 'custom';

/** Chooses the window of time that a page shows. */
export const WindowPicker = (props: {
  choice: TimeChoice;
  onChoose: (choice: TimeChoice) => void;
}) => {
  const { choice, onChoose } = props;
  const [isOpen, setIsOpen] = useState(false);
  const isCustom = isOpen || 'first' in choice;
  const selected = isCustom ? CUSTOM : keyOf(choice);

  return (
    <Flex gap="3" align="end" className={styles.picker}>
      <ToggleButtonGroup
        aria-label="Window of time"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[selected]}
        onSelectionChange={([key]) => {
          setIsOpen(key === CUSTOM);
          if (key !== CUSTOM) onChoose({ days: Number(key) });
        }}
      >
        {offered.map(days => (
          <ToggleButton key={days} id={String(days)}>
            {`${days} days`}
          </ToggleButton>
        ))}
        <ToggleButton id={CUSTOM}>Custom</ToggleButton>
      </ToggleButtonGroup>
      {isCustom && <OwnDays choice={choice} onChoose={onChoose} />}
    </Flex>
  );
};

const keyOf = (choice: TimeChoice) =>
  'days' in choice ? String(choice.days) : CUSTOM;

/** Whole days. The browser's own fields know every calendar and keyboard. */
const OwnDays = (props: {
  choice: TimeChoice;
  onChoose: (choice: TimeChoice) => void;
}) => {
  const { choice, onChoose } = props;
  const known = 'first' in choice ? choice : { first: '', last: '' };
  const [problem, setProblem] = useState('');

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const first = String(form.get('first'));
    const last = String(form.get('last'));
    if (!first || !last) setProblem('Give the first and the last day');
    else if (first > last) setProblem('The last day is before the first');
    else {
      setProblem('');
      onChoose({ first, last });
    }
  };

  return (
    <form className={styles.own} onSubmit={submit} noValidate>
      <label className={styles.day}>
        First day
        <input type="date" name="first" defaultValue={known.first} />
      </label>
      <label className={styles.day}>
        Last day
        <input type="date" name="last" defaultValue={known.last} />
      </label>
      <Button type="submit" variant="secondary">
        Show
      </Button>
      <Text role="alert" color="danger">
        {problem}
      </Text>
    </form>
  );
};
