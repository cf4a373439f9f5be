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
  TextField,
} from '@backstage/ui';
import type {
  CauseRequest,
  DeliveryScope,
  IncidentRow,
} from '@macadam/plugin-dora-common';
import { useState } from 'react';
import { doraApiRef } from '../api';
import { causeOf, type Draft } from './causeOf';
import { ChooseDeployment } from './ChooseDeployment';
import styles from './DecideDialog.module.css';

/** Who knows better than the clock says what caused an incident. It is kept with their name. */
export const DecideDialog = (props: {
  incident: IncidentRow;
  scope: DeliveryScope;
  onClose: () => void;
  onDecided: () => void;
}) => {
  const { incident, onClose } = props;
  const [draft, setDraft] = useState<Draft>(() => draftOf(incident));
  const { decide, error, isPending } = useDecision(incident, props.onDecided);
  const cause = causeOf(draft);
  return (
    <Dialog
      isOpen
      width={560}
      onOpenChange={isOpen => {
        if (!isOpen) onClose();
      }}
    >
      <DialogHeader>
        What caused “<bdi>{incident.title}</bdi>”?
      </DialogHeader>
      <DialogBody>
        <div className={styles.form}>
          <CauseFields
            incident={incident}
            scope={props.scope}
            draft={draft}
            onChange={setDraft}
          />
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

const CauseFields = (props: {
  incident: IncidentRow;
  scope: DeliveryScope;
  draft: Draft;
  onChange: (draft: Draft) => void;
}) => {
  const { draft, onChange } = props;
  return (
    <>
      <RadioGroup
        label="It was caused by"
        value={draft.kind}
        onChange={kind => onChange({ ...draft, kind: kind as Draft['kind'] })}
      >
        <Radio value="deployment">A deployment</Radio>
        <Radio value="not-a-change">No change of ours</Radio>
        <Radio value="undecided">What the rules say</Radio>
      </RadioGroup>
      {draft.kind === 'deployment' && (
        <ChooseDeployment
          incident={props.incident}
          scope={props.scope}
          chosen={draft.deploymentId}
          onChoose={deploymentId => onChange({ ...draft, deploymentId })}
        />
      )}
      {draft.kind !== 'undecided' && (
        <TextField
          label="Why (others will read it)"
          maxLength={500}
          value={draft.reason}
          onChange={reason => onChange({ ...draft, reason })}
        />
      )}
    </>
  );
};

function useDecision(incident: IncidentRow, onDecided: () => void) {
  const api = useApi(doraApiRef);
  const toastApi = useApi(toastApiRef);
  const [error, setError] = useState<Error>();
  const [isPending, setIsPending] = useState(false);
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
  return { decide, error, isPending };
}

function draftOf({ attribution, deployment, reason }: IncidentRow): Draft {
  const kind = attribution === 'not-a-change' ? attribution : 'deployment';
  return { kind, deploymentId: deployment?.id ?? '', reason: reason ?? '' };
}
