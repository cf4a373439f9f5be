// SPDX-License-Identifier: Apache-2.0
import { Alert, Text } from '@backstage/ui';
import {
  formatAmounts,
  type CostSummary,
  type Forecast,
} from '@macadam/plugin-cost-common';
import { BudgetBar } from './BudgetBar';
import styles from './Headline.module.css';
import { changeWords, percent, spanWords } from './words';

/** What it costs this month, what that is beside the month before, where it leads, and how that is beside the budget. */
export const Headline = ({ summary }: { summary: CostSummary }) => {
  const { month, toDate, lastMonth, changes, budget } = summary;
  const isGivenBack = toDate.some(({ amount }) => amount.startsWith('-'));
  const isOneCurrency = changes.length === 1;
  return (
    <div className={styles.headline}>
      <div>
        <Text as="p" variant="title-small" weight="bold">
          {month.through ? formatAmounts(toDate) : 'Not known yet'}
        </Text>
        {isGivenBack && (
          <Text as="p" variant="body-small">
            More was given back than charged
          </Text>
        )}
        <Text as="p" color="secondary" variant="body-small">
          {spanWords(month)}
        </Text>
      </div>
      <Rises summary={summary} />
      {month.through &&
        changes.map(change => (
          <Text key={change.currency} as="p" variant="body-small">
            {isOneCurrency
              ? changeWords(change)
              : `${change.currency}: ${changeWords(change)}`}
          </Text>
        ))}
      <Text as="p" variant="body-small">
        {`Last month, whole: ${formatAmounts(lastMonth)}`}
      </Text>
      {summary.forecasts.map(forecast => (
        <Text key={forecast.currency} as="p" variant="body-small">
          {forecastWords(forecast)}
        </Text>
      ))}
      {budget && <BudgetBar budget={budget} />}
      {summary.hidden > 0 && (
        <Text as="p" color="secondary" variant="body-small">
          {`What ${summary.hidden} of its parts cost is not for you to see, and not part of this`}
        </Text>
      )}
    </div>
  );
};

/** Above what the company is willing to pass over. */
const Rises = ({ summary }: { summary: CostSummary }) => {
  const { changes, warnAbove } = summary;
  const risen = changes.filter(({ ratio }) => (ratio ?? 0) > warnAbove);
  return (
    <>
      {risen.map(({ currency, ratio }) => (
        <Alert
          key={currency}
          status="warning"
          icon
          title={`${percent(ratio ?? 0, { isSigned: true })} in ${currency}`}
          description={`That is more than the ${percent(
            warnAbove,
          )} that are passed over. The lines below say what rose.`}
        />
      ))}
    </>
  );
};

function forecastWords(forecast: Forecast): string {
  const { currency } = forecast;
  if (forecast.kind === 'no-data') {
    return `No forecast in ${currency}: ${forecast.reason}`;
  }
  const of = (amount: string) => formatAmounts([{ amount, currency }]);
  const { likely, low, high, days } = forecast;
  if (low === high) return `By the end of the month: ${of(likely)}`;
  return `By the end of the month about ${of(likely)}, likely ${of(
    low,
  )} to ${of(high)}, if days go on as the last ${days} did`;
}
