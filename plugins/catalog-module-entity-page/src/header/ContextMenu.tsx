// SPDX-License-Identifier: Apache-2.0
import {
  ExtensionBoundary,
  type AppNode,
} from '@backstage/frontend-plugin-api';
import type { EntityContextMenuItemData } from '@backstage/plugin-catalog-react/alpha';
import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiMore2Line } from '@remixicon/react';
import { createContext, useContext } from 'react';
import type { Entity } from '@backstage/catalog-model';

export interface MenuEntry {
  data: EntityContextMenuItemData;
  node: AppNode;
  filter: (entity: Entity) => boolean;
}

/** What plugins add to the menu of the entity page, which hands it to its own header only. */
export const MenuEntries = createContext<MenuEntry[]>([]);

const Entry = ({ data }: { data: EntityContextMenuItemData }) => {
  const { title, disabled, onClick, ...rest } = data.useProps();
  // What fails tells so itself.
  const act = () => void Promise.resolve(onClick?.()).catch(() => {});
  return (
    <MenuItem
      iconStart={data.icon}
      href={'href' in rest ? rest.href : undefined}
      onAction={onClick ? act : undefined}
      isDisabled={disabled}
    >
      {title}
    </MenuItem>
  );
};

export const ContextMenu = ({ entity }: { entity: Entity }) => (
  <MenuTrigger>
    <ButtonIcon variant="secondary" icon={<RiMore2Line />} aria-label="more" />
    <Menu placement="bottom end">
      {useContext(MenuEntries)
        .filter(({ filter }) => filter(entity))
        .map(({ data, node }) => (
          <ExtensionBoundary
            key={node.spec.id}
            node={node}
            errorPresentation="error-api"
          >
            <Entry data={data} />
          </ExtensionBoundary>
        ))}
    </Menu>
  </MenuTrigger>
);
