// SPDX-License-Identifier: Apache-2.0
import { RiCheckLine } from '@remixicon/react';
import { PlainList } from '@macadam/portal-react';
import styles from './WizardSteps.module.css';

/** Where one is in the form, and the way back. The way on is through what stands between. */
export const WizardSteps = (props: {
  titles: string[];
  current: number;
  onGo: (step: number) => void;
}) => (
  <nav aria-label="Steps">
    <PlainList ordered className={styles.steps}>
      {props.titles.map((title, step) => {
        const isDone = step < props.current;
        const mark = (
          <span className={styles.mark} aria-hidden>
            {isDone ? <RiCheckLine size={16} /> : step + 1}
          </span>
        );
        return (
          <li
            key={title}
            className={styles.step}
            data-current={step === props.current || undefined}
            aria-current={step === props.current ? 'step' : undefined}
          >
            {isDone ? (
              <button
                type="button"
                className={styles.back}
                onClick={() => props.onGo(step)}
              >
                {mark}
                {title}
              </button>
            ) : (
              <>
                {mark}
                {title}
              </>
            )}
          </li>
        );
      })}
    </PlainList>
  </nav>
);
