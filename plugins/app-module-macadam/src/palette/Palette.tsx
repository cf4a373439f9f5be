// SPDX-License-Identifier: Apache-2.0
import { Dialog, VisuallyHidden } from '@backstage/ui';
import { Marked } from '@macadam/plugin-search-react';
import { RiSearchLine } from '@remixicon/react';
import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import {
  Autocomplete,
  Header,
  Heading,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  TextField,
} from 'react-aria-components';
import { useNavigate } from 'react-router-dom';
import { type Group, type Place, searchPlace } from './groups';
import styles from './Palette.module.css';
import { useGroups } from './useGroups';

const LABEL = 'Go to services, APIs, templates, docs and pages';

const Option = (props: { place: Place; id: string; go: () => void }) => {
  const { place, id, go } = props;
  const { title, note, hit } = place;

  return (
    <ListBoxItem
      id={id}
      textValue={title}
      className={styles.option}
      onAction={go}
    >
      <span className={styles.title}>
        {hit ? <Marked hit={hit} field="title" text={title} /> : title}
      </span>
      {note && <span className={styles.note}>{note}</span>}
    </ListBoxItem>
  );
};

const Section = (props: { group: Group; go: (href: string) => void }) => {
  const { title, places } = props.group;

  return (
    <ListBoxSection id={title}>
      <Header className={styles.header}>{title}</Header>
      {places.map(place => {
        // The same place may stand in two groups.
        const id = `${title} ${place.href}`;
        const go = () => props.go(place.href);
        return <Option key={id} id={id} place={place} go={go} />;
      })}
    </ListBoxSection>
  );
};

const status = (places: number, isPending: boolean) => {
  if (isPending) return 'Searching';
  return places === 1 ? '1 suggestion' : `${places} suggestions`;
};

/** One goes on typing behind what is there already. */
const toTheEnd = ({ currentTarget }: FocusEvent<HTMLInputElement>) => {
  const { length } = currentTarget.value;
  currentTarget.setSelectionRange(length, length);
};

/**
 * Anything of the portal by its name, without leaving the keyboard.
 *
 * @param props - `firstWords` are what was typed before it was there
 */
export const Palette = (props: {
  pages: Place[];
  firstWords?: string;
  close: () => void;
}) => {
  const { pages, firstWords = '', close } = props;
  const [term, setTerm] = useState(firstWords);
  const navigate = useNavigate();
  const { groups, isPending, error } = useGroups(term, pages);
  const isTyped = term.trim() !== '';
  // Only under the answer: what is first in the list is what Enter opens.
  const offered =
    isTyped && !isPending
      ? [...groups, { title: 'Search', places: [searchPlace(term)] }]
      : groups;
  const go = (href: string) => {
    close();
    // The list is still that of fewer letters.
    navigate(isTyped && isPending ? searchPlace(term).href : href);
  };
  const enter = ({ key, currentTarget }: KeyboardEvent<HTMLInputElement>) => {
    if (key !== 'Enter' || !isTyped) return;
    if (currentTarget.getAttribute('aria-activedescendant')) return;
    const first = offered[0]?.places[0] ?? searchPlace(term);
    go(first.href);
  };
  const count = groups.flatMap(({ places }) => places).length;

  return (
    <Dialog
      isOpen
      onOpenChange={open => !open && close()}
      width={640}
      className={styles.palette}
    >
      <VisuallyHidden>
        <Heading slot="title">Command palette</Heading>
      </VisuallyHidden>
      <Autocomplete
        inputValue={term}
        onInputChange={setTerm}
        // It would stay on what was first before the answer came; without it, Enter opens what is first now.
        disableAutoFocusFirst
      >
        {/* eslint-disable-next-line jsx-a11y/no-autofocus -- a dialog takes the focus, and this one is for typing */}
        <TextField aria-label={LABEL} autoFocus className={styles.field}>
          <RiSearchLine aria-hidden />
          {/* Its keys choose from the list below and scroll it, which nothing but this role tells. */}
          <Input
            role="combobox"
            aria-expanded
            className={styles.input}
            placeholder={LABEL}
            onFocus={toTheEnd}
            onKeyDown={enter}
          />
          <kbd className={styles.key}>Esc</kbd>
        </TextField>
        <ListBox
          aria-label="Suggestions"
          className={styles.list}
          data-typed={isTyped || undefined}
        >
          {offered.map(group => (
            <Section key={group.title} group={group} go={go} />
          ))}
        </ListBox>
      </Autocomplete>
      {error && (
        <p role="alert" className={styles.problem}>
          Search does not answer: {error.message}
        </p>
      )}
      <VisuallyHidden role="status">{status(count, isPending)}</VisuallyHidden>
    </Dialog>
  );
};
