// SPDX-License-Identifier: Apache-2.0
import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import {
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Flex,
  Link,
  Text,
} from '@backstage/ui';
import type { CostSummary } from '@macadam/plugin-cost-common';
import { ago, useAsyncData, useEntityName } from '@macadam/portal-react';
import { costApiRef } from '../api';
import { Headline, Sources, State } from '../figures';
import { LinesTable } from '../lines';

const MOST_LINES = 3;
const REFRESH_MILLISECONDS = 60_000;

/** What an entity costs this month; the tab proves it. */
export const CostCard = () => {
  const { entity } = useEntity();
  const scope = useEntityName(entity);
  const api = useApi(costApiRef);
  const summary = useAsyncData(
    signal => api.getSummary(scope, {}, signal),
    [api, scope],
    { refreshMilliseconds: REFRESH_MILLISECONDS },
  );
  const entityLink = useRouteRef(entityRouteRef);
  const href = `${entityLink?.(entityRouteParams(entity))}/cost`;
  return (
    <Card role="region" aria-label="Cost">
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          Cost
        </Text>
        <Text color="secondary" variant="body-small">
          This month so far
        </Text>
      </CardHeader>
      <CardBody>
        <State summary={summary}>
          {value => (
            <Flex direction="column" gap="3">
              <Headline summary={value} />
              {value.topLines.length > 0 && (
                <LinesTable
                  label="The costliest lines"
                  lines={value.topLines.slice(0, MOST_LINES)}
                />
              )}
              <div>
                <Sources sources={value.sources} />
                <Updated summary={value} />
              </div>
            </Flex>
          )}
        </State>
      </CardBody>
      <CardFooter>
        <Link href={href}>Every line, and why it is here</Link>
      </CardFooter>
    </Card>
  );
};

/** When the bills were read last, and not when the portal was asked. */
const Updated = ({ summary }: { summary: CostSummary }) => {
  const reads = summary.sources.flatMap(({ read }) => read.readAt ?? []);
  const last = reads.sort().at(-1);
  if (!last) return null;
  return (
    <Text as="p" color="secondary" variant="body-small">
      {`Updated ${ago(last)}`}
    </Text>
  );
};
