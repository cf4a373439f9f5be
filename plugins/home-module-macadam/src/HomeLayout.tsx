// SPDX-License-Identifier: Apache-2.0
import type {
  HomePageLayoutProps,
  HomePageWidgetData,
} from '@backstage/plugin-home-react/alpha';
import { Container, PluginHeader } from '@backstage/ui';
import { RiHome4Line } from '@remixicon/react';
import { cloneElement } from 'react';
import styles from './HomeLayout.module.css';
import { HomeSearch } from './HomeSearch';
import { WidgetCard } from './WidgetCard';

/** Of twelve columns; a widget that asks for this many stands in the wide column. */
const wide = 7;

const isWide = ({ layout }: HomePageWidgetData) =>
  (layout?.width?.defaultColumns ?? 0) >= wide;

// The blueprint passes its props on to the card, so every widget wears the same one.
const inCard = ({ node, component }: HomePageWidgetData) =>
  cloneElement(component, { key: node.spec.id, Renderer: WidgetCard });

/** A fixed page in place of a draggable grid: everyone finds the same thing at the same place. */
export const HomeLayout = ({ widgets }: HomePageLayoutProps) => (
  <>
    <PluginHeader title="Home" icon={<RiHome4Line />} />
    <Container>
      <HomeSearch />
      <div className={styles.columns}>
        <div className={styles.column}>
          {widgets.filter(isWide).map(inCard)}
        </div>
        <div className={styles.column}>
          {widgets.filter(widget => !isWide(widget)).map(inCard)}
        </div>
      </div>
    </Container>
  </>
);
