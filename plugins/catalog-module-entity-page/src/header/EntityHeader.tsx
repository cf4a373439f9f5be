// SPDX-License-Identifier: Apache-2.0
import {
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  type Entity,
} from '@backstage/catalog-model';
import { useRouteRefParams } from '@backstage/frontend-plugin-api';
import {
  EntityRefLinks,
  entityRouteRef,
  getEntityRelations,
  useAsyncEntity,
  useEntityPresentation,
  useStarredEntity,
} from '@backstage/plugin-catalog-react';
import type { EntityHeaderLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { LABEL_TIER } from '@macadam/portal-common';
import { ButtonIcon, ButtonLink, Header } from '@backstage/ui';
import { RiBookOpenLine, RiStarFill, RiStarLine } from '@remixicon/react';
import { ContextMenu } from './ContextMenu';
import { useRunbook } from './useRunbook';

const relation = (
  entity: Entity,
  type: string,
  label: string,
  kind?: string,
) => {
  const refs = getEntityRelations(entity, type, kind ? { kind } : undefined);
  if (refs.length === 0) return [];
  return [{ label, value: <EntityRefLinks entityRefs={refs} /> }];
};

function metadataOf(entity: Entity) {
  const tier = entity.metadata.labels?.[LABEL_TIER];
  const lifecycle = entity.spec?.lifecycle?.toString();
  return [
    ...(lifecycle ? [{ label: 'Lifecycle', value: lifecycle }] : []),
    ...(tier ? [{ label: 'Tier', value: tier }] : []),
    ...relation(entity, RELATION_OWNED_BY, 'Owner'),
    ...relation(entity, RELATION_PART_OF, 'System', 'System'),
    ...relation(entity, RELATION_PART_OF, 'Domain', 'Domain'),
  ];
}

const Star = ({ entity }: { entity: Entity }) => {
  const { isStarredEntity, toggleStarredEntity } = useStarredEntity(entity);
  return (
    <ButtonIcon
      variant="secondary"
      aria-label={
        isStarredEntity ? 'Remove from favorites' : 'Add to favorites'
      }
      icon={isStarredEntity ? <RiStarFill /> : <RiStarLine />}
      onPress={toggleStarredEntity}
    />
  );
};

const Actions = ({ entity }: { entity: Entity }) => {
  const runbook = useRunbook(entity);
  return (
    <>
      {runbook && (
        <ButtonLink
          variant="secondary"
          href={runbook}
          iconStart={<RiBookOpenLine />}
          target={runbook.startsWith('/') ? undefined : '_blank'}
        >
          Runbook
        </ButtonLink>
      )}
      <Star entity={entity} />
      <ContextMenu entity={entity} />
    </>
  );
};

/** The one header of an entity: what it is, whose it is, and what to do when it is on fire. */
export const EntityHeader = ({
  tabs,
  activeTabId,
}: EntityHeaderLayoutProps) => {
  const { entity } = useAsyncEntity();
  const routeParams = useRouteRefParams(entityRouteRef);
  const { primaryTitle } = useEntityPresentation(entity ?? routeParams);
  const type = entity?.spec?.type?.toString();

  return (
    <Header
      title={primaryTitle}
      tags={[entity?.kind ?? routeParams.kind, type]
        .filter(label => label !== undefined)
        .map(label => ({ label }))}
      metadata={entity && metadataOf(entity)}
      tabs={entity && tabs}
      activeTabId={activeTabId}
      customActions={entity && <Actions entity={entity} />}
    />
  );
};
