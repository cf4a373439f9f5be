// SPDX-License-Identifier: Apache-2.0
import {
  type Entity,
  getCompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  entityRouteRef,
  useStarredEntities,
} from '@backstage/plugin-catalog-react';
import { Alert, ButtonIcon, Text } from '@backstage/ui';
import { Loading } from '@macadam/portal-react';
import { RiStarFill } from '@remixicon/react';
import useAsync from 'react-use/esm/useAsync';
import { NamedRow, NamedRows } from './NamedRow';

/** What of the starred ones is still in the catalog, by name. */
function useStarred(refs: Set<string>) {
  const catalogApi = useApi(catalogApiRef);

  return useAsync(async () => {
    if (refs.size === 0) return [];
    const { items } = await catalogApi.getEntitiesByRefs({
      entityRefs: [...refs],
      fields: ['kind', 'metadata', 'spec.profile.displayName'],
    });
    return items
      .filter(item => item !== undefined)
      .sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  }, [catalogApi, refs]);
}

function nameOf({ metadata, spec }: Entity): string {
  const profile = spec?.profile as { displayName?: string } | undefined;
  return metadata.title ?? profile?.displayName ?? metadata.name;
}

const Row = ({ entity, drop }: { entity: Entity; drop: () => void }) => {
  const entityLink = useRouteRef(entityRouteRef);
  const { kind, namespace, name } = getCompoundEntityRef(entity);

  return (
    <NamedRow
      name={nameOf(entity)}
      href={entityLink?.({ kind: kind.toLowerCase(), namespace, name })}
      kind={kind.toLowerCase()}
    >
      <ButtonIcon
        variant="tertiary"
        size="small"
        icon={<RiStarFill />}
        aria-label={`Remove ${nameOf(entity)} from favorites`}
        onPress={drop}
      />
    </NamedRow>
  );
};

/** What one marked to find it again. */
export const Starred = () => {
  const { starredEntities, toggleStarredEntity } = useStarredEntities();
  const { value, error } = useStarred(starredEntities);

  if (error) {
    return (
      <Alert
        status="danger"
        icon
        title="What you starred could not be read"
        description={error.message}
      />
    );
  }
  if (!value) {
    return <Loading label="Loading what you starred" height={96} />;
  }
  if (value.length === 0) {
    return (
      <Text color="secondary">
        Press the star on the page of a service, an API or a team to find it
        again here.
      </Text>
    );
  }
  return (
    <NamedRows>
      {value.map(entity => (
        <Row
          key={stringifyEntityRef(entity)}
          entity={entity}
          drop={() => toggleStarredEntity(entity)}
        />
      ))}
    </NamedRows>
  );
};
