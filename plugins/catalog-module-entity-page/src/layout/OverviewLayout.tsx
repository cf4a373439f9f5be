// SPDX-License-Identifier: Apache-2.0
import type { EntityContentLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { Fragment, lazy, Suspense } from 'react';
import styles from './OverviewLayout.module.css';

const Warnings = lazy(() =>
  import('./Warnings').then(m => ({ default: m.Warnings })),
);

// One element for all time: the catalog's own conditions ask the back end anew whenever they are drawn anew.
const warnings = (
  <Suspense fallback={null}>
    <Warnings />
  </Suspense>
);

type Cards = EntityContentLayoutProps['cards'];

const inOrder = (cards: Cards) =>
  cards.map(({ element }, index) => (
    <Fragment key={element.key ?? index}>{element}</Fragment>
  ));

/**
 * The cards of an entity: how things go, and beside it what it is and where else to look. Unlike Backstage's own layout, the second
 * column has no scroll of its own, whose lower end nobody sees; and it does not come in a chunk that the cards would wait for.
 */
export const OverviewLayout = ({ cards }: EntityContentLayoutProps) => {
  const info = cards.filter(({ type }) => type === 'info');
  const content = cards.filter(({ type }) => type !== 'info');
  return (
    <>
      <div className={styles.warnings}>{warnings}</div>
      <div className={styles.columns}>
        {info.length > 0 && <div className={styles.info}>{inOrder(info)}</div>}
        {content.length > 0 && (
          <div className={styles.content}>{inOrder(content)}</div>
        )}
      </div>
    </>
  );
};
