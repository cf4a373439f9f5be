// SPDX-License-Identifier: Apache-2.0
import type { PreviewFile } from '@macadam/plugin-golden-path-common';
import { Badge, Text } from '@backstage/ui';
import { useMemo } from 'react';
import styles from './FileText.module.css';
import { sizeInWords } from './sizeInWords';

/** Beside the text rather than in it, so that a copy is free of them. */
const LineNumbers = ({ text }: { text: string }) => {
  const numbers = useMemo(() => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    return Array.from({ length: lines }, (_, line) => line + 1).join('\n');
  }, [text]);

  return (
    <pre className={styles.numbers} aria-hidden>
      {numbers}
    </pre>
  );
};

/** One file, as text and nothing but text. */
export const FileText = ({ file }: { file: PreviewFile }) => {
  const { path, text, sizeBytes, executable, isCut } = file;

  return (
    <section className={styles.file} aria-label={path}>
      <header className={styles.header}>
        <Text as="span" weight="bold" className={styles.path}>
          {path}
        </Text>
        <Text as="span" variant="body-small" color="secondary">
          {sizeInWords(sizeBytes)}
        </Text>
        {executable && <Badge size="small">executable</Badge>}
        {isCut && <Badge size="small">only its beginning</Badge>}
      </header>
      {text === undefined ? (
        <Text as="p" color="secondary" className={styles.binary}>
          This file is no text, so it is not shown.
        </Text>
      ) : (
        <div
          className={styles.scroll}
          // Scrollable, hence reachable by keyboard.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          role="group"
          aria-label={`Content of ${path}`}
        >
          <LineNumbers text={text} />
          <pre className={styles.text}>{text}</pre>
        </div>
      )}
    </section>
  );
};
