// SPDX-License-Identifier: Apache-2.0
import type { CompoundEntityRef } from '@backstage/catalog-model';
import {
  StepPrepareCreatePullRequest,
  type ImportState,
  type ImportStepperProps,
} from '@backstage/plugin-catalog-import';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Registration } from '@macadam/plugin-golden-path-common';
import { Button, Flex, Text } from '@backstage/ui';
import StepLabel from '@material-ui/core/StepLabel';
import { AddressStep } from './AddressStep';
import { MergeStep } from './MergeStep';
import { ProposalFields } from './ProposalFields';
import { analysisOf } from './RegistrationImportApi';

type In<S extends ImportState['activeState']> = Extract<
  ImportState,
  { activeState: S }
>;

/** The steps of Backstage's import, without the one that registers: discovery does that after the merge. */
export const steps: NonNullable<
  ImportStepperProps['generateStepper']
> = () => ({
  analyze: state => ({
    stepLabel: <StepLabel>Repository</StepLabel>,
    content: <AddressStep onFound={found => goOn(state, found)} />,
  }),
  prepare: state => ({
    stepLabel: <StepLabel>Catalog file</StepLabel>,
    content:
      state.analyzeResult?.type === 'repository' ? (
        <StepPrepareCreatePullRequest
          analyzeResult={state.analyzeResult}
          onPrepare={state.onPrepare}
          onGoBack={state.onGoBack}
          renderFormFields={fields => <ProposalFields {...fields} />}
        />
      ) : (
        <></>
      ),
  }),
  review: state => ({
    stepLabel: <StepLabel>Merge</StepLabel>,
    content: <Merge state={state} />,
  }),
  finish: state => ({
    stepLabel: <StepLabel>In the catalog</StepLabel>,
    content: <Finish state={state} />,
  }),
});

function goOn(state: In<'analyze'>, found: Registration): void {
  if (found.state !== 'new' && found.state !== 'proposed') return;
  const { url } = found.repository;
  const { kind, metadata } = found.entity;
  const entity = { kind, namespace: 'default', name: metadata.name };
  const prepareResult =
    found.state === 'proposed'
      ? {
          type: 'repository' as const,
          url,
          integrationType: 'github',
          pullRequest: { url: found.pullRequest },
          locations: [{ target: found.file, entities: [entity] }],
        }
      : undefined;
  state.onAnalysis('no-location', url, analysisOf(found), { prepareResult });
}

const Merge = ({ state }: { state: In<'review'> }) => {
  const { prepareResult, onReview } = state;
  if (prepareResult?.type !== 'repository') return null;
  const [location] = prepareResult.locations;
  return (
    <MergeStep
      pullRequest={prepareResult.pullRequest.url}
      entity={entityOf(location.entities[0])}
      onArrived={entity =>
        onReview({
          ...prepareResult,
          locations: [{ target: location.target, entities: [entity] }],
        })
      }
    />
  );
};

const Finish = ({ state }: { state: In<'finish'> }) => {
  const entities = state.reviewResult?.locations.flatMap(
    location => location.entities,
  );
  return (
    <Flex direction="column" gap="3">
      {entities?.map(entity => (
        <Text key={entity.metadata.name}>
          <EntityRefLink entityRef={entity} /> is in the catalog.
        </Text>
      ))}
      <div>
        <Button variant="secondary" onPress={state.onReset}>
          Register another
        </Button>
      </div>
    </Flex>
  );
};

/** The form's entity names no namespace. */
function entityOf({ kind, namespace, name }: CompoundEntityRef) {
  return { kind, namespace: namespace ?? 'default', name };
}
