// SPDX-License-Identifier: Apache-2.0
import { VisuallyHidden } from '@backstage/ui';
import {
  RiCheckboxCircleFill,
  RiCheckboxBlankCircleLine,
  RiCloseCircleFill,
  RiIndeterminateCircleLine,
  RiLoader4Line,
  RiQuestionLine,
} from '@remixicon/react';
import styles from './StateIcon.module.css';

export type State = 'good' | 'bad' | 'busy' | 'waiting' | 'none' | 'unknown';

const icons = {
  good: RiCheckboxCircleFill,
  bad: RiCloseCircleFill,
  busy: RiLoader4Line,
  waiting: RiCheckboxBlankCircleLine,
  none: RiIndeterminateCircleLine,
  unknown: RiQuestionLine,
};

/** A state as a shape, a colour and a word; no one of them alone. */
export const StateIcon = (props: { state: State; words: string }) => {
  const Icon = icons[props.state];
  return (
    <span className={styles.icon} data-state={props.state}>
      <Icon size={20} aria-hidden />
      <VisuallyHidden>{props.words}: </VisuallyHidden>
    </span>
  );
};
