// SPDX-License-Identifier: Apache-2.0
import type { Remain } from '@macadam/plugin-golden-path-common';
import { Card, CardBody, Link, Text } from '@backstage/ui';
import { PlainList } from '@macadam/portal-react';
import styles from './RemainsList.module.css';

export const kindName = { repository: 'Repository', entity: 'Catalog entry' };

const Row = ({ remain }: { remain: Remain }) => (
  <li className={styles.row}>
    <Text color="secondary">{kindName[remain.kind]}</Text>
    {remain.url ? (
      <Link href={remain.url} target="_blank" weight="bold">
        {remain.name}
      </Link>
    ) : (
      <Text weight="bold">{remain.name}</Text>
    )}
    <Text color={remain.removable ? 'primary' : 'secondary'}>
      {remain.removable ? 'Made by this run' : `Stays: ${remain.reason}`}
    </Text>
  </li>
);

export const RemainsList = ({ remains }: { remains: Remain[] }) => (
  <Card>
    <CardBody>
      <PlainList aria-label="What the run left">
        {remains.map(remain => (
          <Row key={`${remain.kind} ${remain.name}`} remain={remain} />
        ))}
      </PlainList>
    </CardBody>
  </Card>
);
