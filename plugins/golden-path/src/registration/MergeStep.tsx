// SPDX-License-Identifier: Apache-2.0
import {
  stringifyEntityRef,
  type CompoundEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { Alert, ButtonLink, Flex } from '@backstage/ui';
import { useEffect } from 'react';
import { useArrival } from './useArrival';

/** Says that the pull request has to be merged, and goes on by itself when the catalog has the entity. */
export const MergeStep = (props: {
  pullRequest: string;
  entity: CompoundEntityRef;
  onArrived: (entity: Entity) => void;
}) => {
  const { pullRequest, entity, onArrived } = props;
  const arrived = useArrival(stringifyEntityRef(entity));
  useEffect(() => {
    if (arrived) onArrived(arrived);
  }, [arrived, onArrived]);

  return (
    <Flex direction="column" gap="3">
      <Alert
        role="status"
        status="info"
        isPending
        title="The pull request is open"
        description={`${entity.name} comes into the catalog when the pull request is merged, within seconds. This page notices; you need not wait here.`}
      />
      <div>
        <ButtonLink href={pullRequest} target="_blank">
          Open the pull request
        </ButtonLink>
      </div>
    </Flex>
  );
};
