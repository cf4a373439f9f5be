// SPDX-License-Identifier: Apache-2.0
import { Text } from '@backstage/ui';
import type {
  Dashboard,
  FailedCondition,
  ToolStatus,
} from '@macadam/plugin-tool-status-common';
import { asSentence } from '@macadam/portal-common';
import { Loading, NoData, type AsyncData } from '@macadam/portal-react';
import { ReadNote } from './ReadNote';
import { SafeLink } from './SafeLink';
import styles from './ToolsCard.module.css';

const MOST_SHOWN = 3;

/** Dashboards by name, and a way to those for whose names there is no room. */
const Dashboards = (props: {
  dashboards: Dashboard[];
  hasMore: boolean;
  listHref: string;
}) => {
  const { dashboards, hasMore, listHref } = props;
  const left = dashboards.length - MOST_SHOWN;
  return (
    <Text>
      {dashboards.slice(0, MOST_SHOWN).map(({ title, url }, index) => (
        <span key={url}>
          {index > 0 && ', '}
          <SafeLink href={url}>{title}</SafeLink>
        </span>
      ))}
      {left > 0 && (
        <>
          , and{' '}
          <SafeLink href={listHref}>
            {hasMore ? 'more' : `${left} more`}
          </SafeLink>
        </>
      )}
    </Text>
  );
};

const QualityGate = (props: {
  qualityGate: 'passed' | 'failed';
  url: string;
  failedConditions: FailedCondition[];
}) => {
  const { failedConditions } = props;
  const left = failedConditions.length - MOST_SHOWN;
  const shown = failedConditions
    .slice(0, MOST_SHOWN)
    .map(({ metric, actual = '' }) => `${metric} ${actual}`.trim());
  return (
    <Text>
      <SafeLink href={props.url}>Quality gate {props.qualityGate}</SafeLink>
      {shown.length > 0 && `: ${shown.join(', ')}`}
      {left > 0 && `, and ${left} more`}
    </Text>
  );
};

const Said = (props: { answer: ToolStatus; href: string; isMine: boolean }) => {
  const { status } = props.answer;
  if (status.kind === 'no-data') {
    const { why, reason, whatToDo } = status;
    // What is missing in the tool or in the catalog file its owners bring; all else is the platform team's, whom anybody may tell.
    const isTold = props.isMine || why !== 'nothing-yet';
    return <NoData reason={isTold ? `${reason}: ${whatToDo}` : reason} />;
  }
  return 'dashboards' in status ? (
    <Dashboards {...status} listHref={props.href} />
  ) : (
    <QualityGate {...status} />
  );
};

/** What one tool says of the entity at this moment, or why it says nothing. */
export const ToolNow = (props: {
  tool: { id: string; title: string };
  told: AsyncData<ToolStatus[]>;
  href: string;
  isMine: boolean;
}) => {
  const { tool, told, href, isMine } = props;
  const answer = told.value?.find(one => one.tool === tool.id);
  if (!answer && told.isLoading) {
    return <Loading label={`Loading what ${tool.title} says`} height={44} />;
  }
  if (!answer) {
    return (
      <div className={styles.now}>
        <NoData
          reason={
            told.error
              ? `What it says could not be asked: ${asSentence(
                  told.error.message,
                )} It is tried again by itself.`
              : 'What it says is not known: the portal has not read this entity anew yet. Look again in two minutes.'
          }
        />
      </div>
    );
  }
  const { status, source } = answer;
  return (
    <div className={styles.now}>
      <Said answer={answer} href={href} isMine={isMine} />
      <ReadNote
        source={source}
        why={status.kind === 'no-data' ? status.why : undefined}
      />
    </div>
  );
};
