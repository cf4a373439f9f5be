// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import type {
  DeliveryScope,
  IncidentRow,
  WindowQuery,
} from '@macadam/plugin-dora-common';
import { Loading, ReadFailure, usePages } from '@macadam/portal-react';
import { useState } from 'react';
import { doraApiRef } from '../api';
import { DecideDialog } from './DecideDialog';
import { IncidentsTable } from './IncidentsTable';

/** What went wrong in the window, and which deployment it is given to. */
export const Incidents = (props: {
  scope: DeliveryScope;
  window: WindowQuery;
  dataVersion: string;
  showEntity: boolean;
  canLink: boolean;
  onChanged: () => void;
}) => {
  const { scope, window, dataVersion, showEntity, canLink, onChanged } = props;
  const api = useApi(doraApiRef);
  const [open, setOpen] = useState<IncidentRow>();
  const pages = usePages(
    (cursor, signal) => api.getIncidents(scope, { ...window, cursor }, signal),
    [api, scope, window, dataVersion],
  );

  return (
    <section aria-label="Incidents of this window">
      <Text as="h3" variant="title-x-small" weight="bold">
        Incidents
      </Text>
      {pages.error && (
        <ReadFailure
          what="Incidents"
          error={pages.error}
          isOld={pages.items.length > 0}
          retry={pages.retry}
        />
      )}
      {pages.isFirstLoading && (
        <Loading label="Loading incidents" height={96} />
      )}
      {!pages.isFirstLoading && !pages.error && pages.items.length === 0 && (
        <Text color="secondary">No incident began in this window.</Text>
      )}
      {pages.items.length > 0 && (
        <IncidentsTable
          rows={pages.items}
          showEntity={showEntity}
          onDecide={canLink ? setOpen : undefined}
        />
      )}
      {pages.more && (
        <Button variant="secondary" onPress={pages.more}>
          {`More, of ${pages.latest?.total}`}
        </Button>
      )}
      {pages.items.length > 0 && !canLink && (
        <Text color="secondary" variant="body-small">
          The owners and the platform team say what caused an incident.
        </Text>
      )}
      {open && (
        <DecideDialog
          incident={open}
          scope={scope}
          onClose={() => setOpen(undefined)}
          onDecided={() => {
            setOpen(undefined);
            onChanged();
          }}
        />
      )}
    </section>
  );
};
