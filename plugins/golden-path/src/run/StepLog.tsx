// SPDX-License-Identifier: Apache-2.0
import { Text } from '@backstage/ui';
import { useEffect, useMemo, useRef } from 'react';
import { logLines } from './logLines';
import styles from './StepLog.module.css';

/** How near to the end counts as being there. */
const nearPixels = 40;

/** What a step has said so far. It follows the end, unless the reader has gone up in it. */
export const StepLog = (props: { name: string; lines: string[] }) => {
  const { name, lines } = props;
  const log = useMemo(() => logLines(lines), [lines]);
  const box = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);

  useEffect(() => {
    if (box.current && isFollowing.current) {
      box.current.scrollTop = box.current.scrollHeight;
    }
  }, [log]);

  return (
    <div
      ref={box}
      className={styles.log}
      role="group"
      aria-label={`Log of ${name}`}
      // Scrollable, hence reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onScroll={({
        currentTarget: { scrollHeight, scrollTop, clientHeight },
      }) => {
        isFollowing.current =
          scrollHeight - scrollTop - clientHeight < nearPixels;
      }}
    >
      {log.length === 0 && (
        <Text color="secondary">This step has said nothing yet.</Text>
      )}
      {log.map(({ time, message }, line) => (
        <div key={`${line}`} className={styles.line}>
          <span className={styles.time}>{time}</span>
          <span className={styles.message}>{message}</span>
        </div>
      ))}
    </div>
  );
};
