// SPDX-License-Identifier: Apache-2.0
import styles from './FirstWords.module.css';

/** Stands where the palette will, and takes what one types while the palette is on its way: whoever presses its keys types on at once. */
export const FirstWords = (props: {
  words: string;
  onChange: (words: string) => void;
  close: () => void;
}) => {
  const { words, onChange, close } = props;

  return (
    <input
      // eslint-disable-next-line jsx-a11y/no-autofocus -- it is for what is typed already
      autoFocus
      aria-label="Go to"
      className={styles.words}
      value={words}
      onChange={event => onChange(event.target.value)}
      onKeyDown={event => event.key === 'Escape' && close()}
    />
  );
};
