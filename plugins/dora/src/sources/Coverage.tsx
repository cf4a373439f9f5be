// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  DeliveryCoverage,
  DeliveryScope,
  WindowQuery,
} from '@macadam/plugin-dora-common';
import { Loading, ReadFailure, useAsyncData } from '@macadam/portal-react';
import { doraApiRef } from '../api';
import styles from './Coverage.module.css';
import { Sources } from './Sources';

/** How complete the picture is: what the figures could not see. */
export const Coverage = (props: {
  scope: DeliveryScope;
  window: WindowQuery;
  dataVersion: string;
}) => {
  const { scope, window, dataVersion } = props;
  const api = useApi(doraApiRef);
  const { value, error, retry } = useAsyncData(
    signal => api.getCoverage(scope, window, signal),
    [api, scope, window, dataVersion],
  );
  return (
    <section aria-label="Coverage">
      <Text as="h3" variant="title-x-small" weight="bold">
        Coverage
      </Text>
      {error && (
        <ReadFailure
          what="Coverage"
          error={error}
          isOld={Boolean(value)}
          retry={retry}
        />
      )}
      {!value && !error && <Loading label="Loading coverage" height={96} />}
      {value && <Findings coverage={value} />}
    </section>
  );
};

const Findings = ({ coverage }: { coverage: DeliveryCoverage }) => {
  const { unknownBase, unattributedIncidents, excludedChanges, lateEvents } =
    coverage;
  const findings: [string, number | undefined][] = [
    ['Deployments whose base is unknown, so without changes', unknownBase],
    [
      'Incidents that no deployment is known to have caused',
      unattributedIncidents,
    ],
    ['Changes dated after their deployment, left out', excludedChanges],
    ['Events that came more than a day late', lateEvents],
    [
      'Events that no entity of the catalog claims',
      coverage.unattributedEvents,
    ],
  ];
  return (
    <>
      <dl className={styles.findings}>
        {findings.map(
          ([what, count]) =>
            count !== undefined && (
              <div key={what} className={styles.finding}>
                <dt>{what}</dt>
                <dd>{count}</dd>
              </div>
            ),
        )}
      </dl>
      <Sources sources={coverage.sources} />
    </>
  );
};
