// SPDX-License-Identifier: Apache-2.0
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { PlannedCreation } from '@macadam/plugin-golden-path-common';
import { Text } from '@backstage/ui';
import {
  RiBookShelfLine,
  RiFlowChart,
  RiGitRepositoryLine,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import { PlainList } from '@macadam/portal-react';
import styles from './PlannedCreations.module.css';

const Planned = (props: {
  icon: ReactNode;
  title: string;
  children: ReactNode;
}) => (
  <li className={styles.planned}>
    <span className={styles.icon}>{props.icon}</span>
    <div>
      <Text as="div" weight="bold" className={styles.title}>
        {props.title}
      </Text>
      <Text as="div" color="secondary">
        {props.children}
      </Text>
    </div>
  </li>
);

const Creation = ({ of }: { of: PlannedCreation }) => {
  switch (of.kind) {
    case 'repository':
      return (
        <Planned
          icon={<RiGitRepositoryLine aria-hidden />}
          title={`Repository ${of.name}`}
        >
          {of.visibility}, owned by{' '}
          <EntityRefLink entityRef={of.owner} defaultKind="group" />; a change
          to main needs {of.requiredReviewers}{' '}
          {of.requiredReviewers === 1 ? 'review' : 'reviews'} of that team
        </Planned>
      );
    case 'pipeline':
      return (
        <Planned
          icon={<RiFlowChart aria-hidden />}
          title={`Pipeline ${of.workflow}`}
        >
          runs at once, then on every change
        </Planned>
      );
    case 'entity':
      return (
        <Planned
          icon={<RiBookShelfLine aria-hidden />}
          title={`Catalog entry ${of.entityRef}`}
        >
          where everybody finds it, with its owner and its docs
        </Planned>
      );
    default:
      return null;
  }
};

/** What a run would bring into being beside files. */
export const PlannedCreations = (props: { creates: PlannedCreation[] }) => (
  <PlainList className={styles.list} aria-label="What will be created">
    {props.creates.map(creation => (
      <Creation key={JSON.stringify(creation)} of={creation} />
    ))}
  </PlainList>
);
