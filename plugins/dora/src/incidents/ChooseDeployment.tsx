// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import type {
  DeliveryScope,
  DeploymentRow,
  IncidentRow,
} from '@macadam/plugin-dora-common';
import { useAsyncData } from '@macadam/portal-react';
import { doraApiRef } from '../api';
import { dateTime } from '../dateTime';

/** Those of the thirty days before the incident began. */
export const ChooseDeployment = (props: {
  incident: IncidentRow;
  scope: DeliveryScope;
  chosen: string;
  onChoose: (deploymentId: string) => void;
}) => {
  const { incident, scope, chosen, onChoose } = props;
  const api = useApi(doraApiRef);
  const { value, error } = useAsyncData(
    signal =>
      api.getDeployments(
        scope,
        { ...daysBefore(incident.createdAt), filter: 'counted', limit: 100 },
        signal,
      ),
    [api, scope, incident],
  );
  const rows = (value?.items ?? []).filter(
    ({ entityRef }) => entityRef === incident.entityRef,
  );
  return (
    <Select
      label="Deployment"
      description={
        error?.message ??
        (value && rows.length === 0
          ? 'There is none in the thirty days before it'
          : undefined)
      }
      isDisabled={rows.length === 0}
      options={rows.map(row => ({ id: row.id, label: labelOf(row) }))}
      value={chosen || null}
      onChange={key => onChoose(String(key))}
    />
  );
};

const labelOf = ({ sha, finishedAt, title }: DeploymentRow) =>
  `${dateTime(finishedAt)}, ${sha.slice(0, 7)} ${title ?? ''}`;

const THIRTY_DAYS = 30 * 86_400_000;

function daysBefore(iso: string) {
  const end = Date.parse(iso);
  return {
    from: new Date(end - THIRTY_DAYS).toISOString(),
    // The window is half open, and one that finished at that very moment is a candidate.
    to: new Date(end + 1).toISOString(),
  };
}
