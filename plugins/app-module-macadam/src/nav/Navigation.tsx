// SPDX-License-Identifier: Apache-2.0
import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import type {
  NavContentComponentProps,
  NavContentNavItem,
  NavContentNavItems,
} from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import { RiMenuLine, RiSearchLine } from '@remixicon/react';
import { PaletteButton } from '../palette';
import { Logo } from './Logo';
import { Messages } from './Messages';

const Item = ({ href, icon, title }: NavContentNavItem) => (
  <SidebarItem icon={() => icon} to={href} text={title} />
);

const daily = ['home', 'catalog', 'api-docs', 'techdocs', 'scaffolder'];

/** All of them, for the palette, which begins with what people use daily. */
function pagesIn(navItems: NavContentNavItems) {
  const nav = navItems.clone();
  const first = daily.flatMap(id => nav.take(`page:${id}`) ?? []);
  return [...first, ...nav.rest()].map(({ href, title }) => ({ href, title }));
}

/** What people use daily comes first, in a fixed order; a plugin added later lines up below it. */
export const Navigation = ({ navItems }: NavContentComponentProps) => {
  const pages = pagesIn(navItems);
  const nav = navItems.withComponent(Item);
  // These two have entries of their own: a search box, and a count of unread messages.
  nav.take('page:search');
  nav.take('page:notifications');
  // Says something about one entity, from whose page it is opened.
  nav.take('page:catalog-graph');
  // Opened from where things are created.
  nav.take('page:golden-path/registration');

  return (
    <Sidebar>
      <Logo />
      <SidebarGroup label="Search" icon={<RiSearchLine />} to="/search">
        <PaletteButton pages={pages} />
      </SidebarGroup>
      <SidebarDivider />
      <SidebarGroup label="Menu" icon={<RiMenuLine />}>
        {nav.take('page:home')}
        {nav.take('page:catalog')}
        {nav.take('page:api-docs')}
        {nav.take('page:techdocs')}
        {nav.take('page:scaffolder')}
        <SidebarScrollWrapper>
          {nav.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <NotificationsSidebarItem renderItem={props => <Messages {...props} />} />
      <SidebarGroup
        label="Settings"
        icon={<UserSettingsSignInAvatar />}
        to="/settings"
      >
        {nav.take('page:user-settings')}
      </SidebarGroup>
    </Sidebar>
  );
};
