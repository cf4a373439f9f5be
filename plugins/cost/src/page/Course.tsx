// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { Flex, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  formatMoney,
  type CostScope,
  type CostSeries,
  type DaysQuery,
  type Dimension,
} from '@macadam/plugin-cost-common';
import {
  Loading,
  NoData,
  ReadFailure,
  TrendChart,
  useAsyncData,
} from '@macadam/portal-react';
import { useState } from 'react';
import { costApiRef } from '../api';
import { dayOf, kindWords } from '../figures';

const offered: [Dimension, string][] = [
  ['category', 'By category'],
  ['service', 'By service'],
  ['resource', 'By resource'],
  ['kind', 'By kind of charge'],
];

/** Each day's cost, stacked by its largest parts: a chart for each currency. */
export const Course = (props: { scope: CostScope; days: DaysQuery }) => {
  const { scope, days } = props;
  const { first, last } = days;
  const api = useApi(costApiRef);
  const [by, setBy] = useState<Dimension>('category');
  const { value, error, retry } = useAsyncData(
    signal => api.getSeries(scope, { first, last, by }, signal),
    [api, scope, first, last, by],
  );
  return (
    <section aria-label="Cost by day">
      <Flex justify="between" align="center">
        <Text as="h3" variant="title-x-small" weight="bold">
          Day by day
        </Text>
        <ToggleButtonGroup
          aria-label="Parts of a day"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[by]}
          onSelectionChange={([key]) => setBy(key as Dimension)}
        >
          {offered.map(([dimension, title]) => (
            <ToggleButton key={dimension} id={dimension}>
              {title}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Flex>
      {error && (
        <ReadFailure
          what="The course of the cost"
          error={error}
          isOld={Boolean(value)}
          retry={retry}
        />
      )}
      {!value && !error && (
        <Loading label="Loading the course of the cost" height={220} />
      )}
      {value?.currencies.length === 0 && (
        <NoData reason="Nothing was charged in these days" />
      )}
      {value?.currencies.map(own => (
        <Chart key={own.currency} own={own} series={value} />
      ))}
    </section>
  );
};

const Chart = (props: {
  own: CostSeries['currencies'][number];
  series: CostSeries;
}) => {
  const { by, currencies } = props.series;
  const { currency, parts, days } = props.own;
  const titleOf = (part: string) =>
    by === 'kind' && part in kindWords
      ? kindWords[part as keyof typeof kindWords]
      : part;
  // What is one thing in two currencies looks the same in both charts.
  const places = [...new Set(currencies.flatMap(one => one.parts))];
  return (
    <div>
      {currencies.length > 1 && (
        <Text as="p" color="secondary" variant="body-small">
          {`In ${currency}`}
        </Text>
      )}
      <TrendChart
        label={`Cost by day in ${currency}`}
        points={days.map(({ day, values }) => ({
          start: day,
          // Drawn to the pixel, for which a floating-point number is exact enough.
          values: Object.fromEntries(
            parts.map((part, index) => [part, Number(values[index])]),
          ),
        }))}
        lines={parts.map(part => ({
          key: part,
          title: titleOf(part),
          kind: 'part',
          place: places.indexOf(part),
        }))}
        formatValue={value =>
          formatMoney({ amount: value.toFixed(4), currency })
        }
        formatStart={dayOf}
      />
    </div>
  );
};
