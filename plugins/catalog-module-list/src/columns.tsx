// SPDX-License-Identifier: Apache-2.0
import {
  type Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import {
  EntityRefLink,
  EntityRefLinks,
  FavoriteEntity,
  getEntityRelations,
} from '@backstage/plugin-catalog-react';
import { Cell, CellText, type ColumnConfig, Text } from '@backstage/ui';
import styles from './columns.module.css';

type Row = Entity & { id: string };
type EntityColumn = ColumnConfig<Row>;

const name: EntityColumn = {
  id: 'name',
  label: 'Name',
  isRowHeader: true,
  defaultWidth: '2fr',
  minWidth: 200,
  cell: entity => (
    <Cell>
      <div className={styles.words}>
        <EntityRefLink entityRef={entity} />
        {entity.metadata.description && (
          <Text as="p" color="secondary" variant="body-small" truncate>
            {entity.metadata.description}
          </Text>
        )}
      </div>
    </Cell>
  ),
};

const owner: EntityColumn = {
  id: 'owner',
  label: 'Owner',
  defaultWidth: '1fr',
  minWidth: 130,
  cell: entity => (
    <Cell>
      <EntityRefLinks
        entityRefs={getEntityRelations(entity, RELATION_OWNED_BY)}
        defaultKind="group"
      />
    </Cell>
  ),
};

/** Of what greater thing it is a part: the system of a component, the domain of a system. */
const partOf = (kind: 'system' | 'domain', label: string): EntityColumn => ({
  id: kind,
  label,
  defaultWidth: '1fr',
  minWidth: 150,
  cell: entity => (
    <Cell>
      <EntityRefLinks
        entityRefs={getEntityRelations(entity, RELATION_PART_OF, { kind })}
        defaultKind={kind}
      />
    </Cell>
  ),
});

const ofSpec = (id: 'type' | 'lifecycle', label: string): EntityColumn => ({
  id,
  label,
  defaultWidth: 120,
  cell: entity => <CellText title={textOf(entity.spec?.[id])} />,
});

const star: EntityColumn = {
  id: 'star',
  label: 'Star',
  defaultWidth: 72,
  cell: entity => (
    <Cell>
      <FavoriteEntity entity={entity} />
    </Cell>
  ),
};

const type = ofSpec('type', 'Type');
const lifecycle = ofSpec('lifecycle', 'Lifecycle');
const system = partOf('system', 'System');

const columnsByKind: Record<string, EntityColumn[]> = {
  user: [name, star],
  group: [name, type, star],
  domain: [name, owner, star],
  system: [name, owner, partOf('domain', 'Domain'), star],
  template: [name, owner, type, star],
  location: [name, type],
  resource: [name, owner, system, type, star],
};

/** The columns that say something of entities of this kind. */
export const columnsFor = (kind: string): EntityColumn[] =>
  columnsByKind[kind.toLocaleLowerCase('en-US')] ?? [
    ...[name, owner, system, type, lifecycle, star],
  ];

// A catalog file may say anything there.
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
