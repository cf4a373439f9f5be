// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import type { NeedsMe } from '@macadam/plugin-github-activity-common';
import { Badge, Link, Text } from '@backstage/ui';
import { ago } from '@macadam/portal-react';
import { RiErrorWarningLine, RiGitPullRequestLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import styles from './NeedsMe.module.css';

export const Row = (props: {
  icon: ReactNode;
  href: string;
  title: ReactNode;
  detail: ReactNode;
  badge: string;
}) => (
  <li className={styles.row}>
    <span className={styles.icon} aria-hidden>
      {props.icon}
    </span>
    <div className={styles.words}>
      <Link href={props.href} weight="bold">
        {props.title}
      </Link>
      <Text color="secondary" truncate>
        {props.detail}
      </Text>
    </div>
    <Badge size="small">{props.badge}</Badge>
  </li>
);

export const FailedRunRow = ({
  entityRef,
  run,
}: NeedsMe['failedRuns'][number]) => (
  <Row
    icon={<RiErrorWarningLine />}
    href={run.url}
    title={
      <>
        <bdi>{run.workflowName}</bdi> failed on {parseEntityRef(entityRef).name}
      </>
    }
    detail={
      <>
        <bdi>{run.title}</bdi> · {ago(run.updatedAt)}
      </>
    }
    badge="run failed"
  />
);

export const PullRequestRow = ({
  pull,
}: {
  pull: NeedsMe['pullRequests'][number];
}) => (
  <Row
    icon={<RiGitPullRequestLine />}
    href={pull.url}
    title={pull.title}
    detail={`${pull.repository}#${pull.number} by ${pull.author} · ${ago(
      pull.updatedAt,
    )}`}
    badge={pull.reason === 'reviewer' ? 'your review' : 'yours'}
  />
);
