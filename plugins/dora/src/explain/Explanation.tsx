// SPDX-License-Identifier: Apache-2.0
import { Text } from '@backstage/ui';
import type {
  ExplainedRow,
  MetricExplanation,
} from '@macadam/plugin-dora-common';
import { dateTime } from '../dateTime';
import styles from './Explanation.module.css';
import { Rows } from './Rows';

/** The formula with this window's own numbers, the rules, what was counted, and what was left out and why. */
export const Explanation = (props: { explanation: MetricExplanation }) => {
  const { explanation } = props;
  const { window, rules, rows, counted, excluded } = explanation;
  const unit =
    explanation.value.kind === 'measured' ? explanation.value.unit : undefined;
  return (
    <div className={styles.explanation}>
      <Text>{explanation.formula}</Text>
      <Text color="secondary" variant="body-small">
        {`From ${dateTime(window.from, window.timezone)} to ${dateTime(
          window.to,
          window.timezone,
        )} (${window.timezone}), as known at ${dateTime(
          explanation.asOf,
          window.timezone,
        )}. Rules version ${explanation.ruleVersion}, question ${
          explanation.queryHash
        }.`}
      </Text>
      <section aria-label="Rules">
        <Heading>Rules that applied</Heading>
        <ul className={styles.rules}>
          {rules.map(({ id, text }) => (
            <li key={id}>
              <strong>{id}</strong> {text}
            </li>
          ))}
        </ul>
      </section>
      <Counted
        title={`Counted: ${counted}`}
        rows={rows}
        total={counted}
        unit={unit}
      />
      {excluded.map(({ reason, count, rows: left }) => (
        <Counted
          key={reason}
          title={`Left out: ${count}. ${reason}`}
          rows={left}
          total={count}
        />
      ))}
    </div>
  );
};

const Heading = ({ children }: { children: string }) => (
  <Text as="h3" variant="body-medium" weight="bold">
    {children}
  </Text>
);

const Counted = (props: {
  title: string;
  rows: ExplainedRow[];
  total: number;
  unit?: 'seconds' | 'ratio' | 'perDay';
}) => {
  const { title, rows, total, unit } = props;
  return (
    <section aria-label={title}>
      <Heading>{title}</Heading>
      {rows.length > 0 && <Rows label={title} rows={rows} unit={unit} />}
      {rows.length < total && rows.length > 0 && (
        <Text color="secondary" variant="body-small">
          The newest {rows.length}; the CSV has all of them.
        </Text>
      )}
    </section>
  );
};
