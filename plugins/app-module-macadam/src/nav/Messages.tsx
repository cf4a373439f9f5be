// SPDX-License-Identifier: Apache-2.0
import { SidebarItem } from '@backstage/core-components';
import type { NotificationsRenderItemProps } from '@backstage/plugin-notifications';
import { RiNotification2Line } from '@remixicon/react';
import styles from './Messages.module.css';

const MOST = 99;

const Bell = () => <RiNotification2Line />;

/** Backstage's own entry has a name without the count that is seen beside it. */
export const Messages = (props: NotificationsRenderItemProps) => {
  const { unreadCount, to, onClick } = props;
  const count = unreadCount > MOST ? `${MOST}+` : unreadCount;
  const name = unreadCount > 0 ? `Notifications ${count}` : 'Notifications';
  return (
    <SidebarItem
      icon={Bell}
      text="Notifications"
      aria-label={name}
      hasNotifications={unreadCount > 0}
      to={to}
      onClick={onClick}
    >
      {unreadCount > 0 && (
        // With a space, or the word would go on with the number.
        <span className={styles.count}>{` ${count}`}</span>
      )}
    </SidebarItem>
  );
};
