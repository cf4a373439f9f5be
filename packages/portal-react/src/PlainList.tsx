// SPDX-License-Identifier: Apache-2.0
import type { HTMLAttributes } from 'react';
import styles from './PlainList.module.css';

/**
 * A list without marks. Its role is said because Safari takes a list that has no marks for none:
 * https://webkit.org/b/170179
 */
export const PlainList = ({
  ordered,
  className,
  ...rest
}: HTMLAttributes<HTMLElement> & { ordered?: boolean }) => {
  const List = ordered ? 'ol' : 'ul';
  const classes = [styles.list, className].filter(Boolean).join(' ');
  return <List role="list" className={classes} {...rest} />;
};
