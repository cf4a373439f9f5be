// SPDX-License-Identifier: Apache-2.0
import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Radio,
  RadioGroup,
  Select,
  TextField,
} from '@backstage/ui';
import type {
  CauseRequest,
  DeliveryScope,
  DeploymentRow,
  IncidentRow,
} from '@macadam/plugin-dora-common';
import { useAsyncData } from '@macadam/portal-react';
import { useState } from 'react';
import { doraApiRef } from '../api';
import { dateTime } from '../dateTime';
import { causeOf, type Draft } from './causeOf';
import styles from './DecideDialog.module.css';

/** Who knows better than the clock says what caused an incident. It is kept with their name. */
export const DecideDialog = (props: {
  incident: IncidentRow;
  scope: DeliveryScope;
  onClose: () => void;
  onDecided: () => void;
}) => {
  const { incident, scope, onClose, onDecided } = props;
  const api = useApi(doraApiRef);
  const toastApi = useApi(toastApiRef);
  const [draft, setDraft] = useState<Draft>(() => draftOf(incident));
  const [error, setError] = useState<Error>();
  const [isPending, setIsPending] = useState(false);
  const cause = causeOf(draft);

  const decide = async (decided: CauseRequest) => {
    setIsPending(true);
    try {
      await api.decideCause(incident.id, decided);
      toastApi.post({ title: 'Kept, with your name', status: 'success' });
      onDecided();
    } catch (failure) {
      setError(failure as Error);
      setIsPending(false);
    }
  };

  return (
    <Dialog
      isOpen
      width={560}
      onOpenChange={isOpen => {
        if (!isOpen) onClose();
      }}
    >
      <DialogHeader>{`What caused “${incident.title}”?`}</DialogHeader>
      <DialogBody>
        <div className={styles.form}>
          <RadioGroup
            label="It was caused by"
            value={draft.kind}
            onChange={kind =>
              setDraft({ ...draft, kind: kind as Draft['kind'] })
            }
          >
            <Radio value="deployment">A deployment</Radio>
            <Radio value="not-a-change">No change of ours</Radio>
            <Radio value="undecided">What the rules say</Radio>
          </RadioGroup>
          {draft.kind === 'deployment' && (
            <ChooseDeployment
              incident={incident}
              scope={scope}
              chosen={draft.deploymentId}
              onChoose={deploymentId => setDraft({ ...draft, deploymentId })}
            />
          )}
          {draft.kind !== 'undecided' && (
            <TextField
              label="Why (others will read it)"
              maxLength={500}
              value={draft.reason}
              onChange={reason => setDraft({ ...draft, reason })}
            />
          )}
          {error && (
            <Alert
              role="alert"
              status="danger"
              icon
              title="It was not kept"
              description={error.message}
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          isPending={isPending}
          isDisabled={!cause}
          onPress={() => cause && decide(cause)}
        >
          Keep
        </Button>
      </DialogFooter>
    </Dialog>
  );
};

/** Those of the thirty days before the incident began. */
const ChooseDeployment = (props: {
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

function draftOf({ attribution, deployment, reason }: IncidentRow): Draft {
  const kind = attribution === 'not-a-change' ? attribution : 'deployment';
  return { kind, deploymentId: deployment?.id ?? '', reason: reason ?? '' };
}

const THIRTY_DAYS = 30 * 86_400_000;

function daysBefore(iso: string) {
  const end = Date.parse(iso);
  return {
    from: new Date(end - THIRTY_DAYS).toISOString(),
    // The window is half open, and one that finished at that very moment is a candidate.
    to: new Date(end + 1).toISOString(),
  };
}
