// SPDX-License-Identifier: Apache-2.0
import { Flex, Link, Text } from '@backstage/ui';
import type { PropsWithChildren } from 'react';
import { PlainList } from '@macadam/portal-react';
import styles from './NamedRow.module.css';

/** The way to something, with what it is; what can be done with it stands behind. */
export const NamedRow = (
  props: PropsWithChildren<{ name: string; href?: string; kind?: string }>,
) => (
  <li className={styles.row}>
    <Link href={props.href} className={styles.name}>
      {props.name}
    </Link>
    <Flex gap="2" align="center">
      {props.kind && <Text color="secondary">{props.kind}</Text>}
      {props.children}
    </Flex>
  </li>
);

export const NamedRows = ({ children }: PropsWithChildren<{}>) => (
  <PlainList className={styles.list}>{children}</PlainList>
);
