// SPDX-License-Identifier: Apache-2.0
import { SidebarItem, useSidebarOpenState } from '@backstage/core-components';
import { RiSearchLine } from '@remixicon/react';
import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { FirstWords } from './FirstWords';
import type { Place } from './groups';
import styles from './PaletteButton.module.css';
import { shortcutLabel, useShortcuts } from './useShortcuts';

// Nobody needs it before the first press.
const Palette = lazy(() =>
  import('./Palette').then(m => ({ default: m.Palette })),
);

const SearchIcon = () => <RiSearchLine />;

function focusSearch(): boolean {
  const field = document.querySelector<HTMLElement>('[role=search] input');
  field?.focus();
  return field !== null;
}

/**
 * Whether the palette is open: on one page, not on the one that a step back leads to. What had the focus gets it back, also when it was lost to
 * the field that stood there before the palette.
 */
function usePalette() {
  const { pathname } = useLocation();
  const [isOpen, setIsOpen] = useState(false);
  const [firstWords, setFirstWords] = useState('');
  const opener = useRef<Element | null>(null);
  const open = useCallback(() => {
    opener.current = document.activeElement;
    setFirstWords('');
    setIsOpen(true);
  }, []);
  const close = useCallback(() => setIsOpen(false), []);
  useEffect(close, [close, pathname]);
  useEffect(() => {
    if (isOpen || !(opener.current instanceof HTMLElement)) return;
    opener.current.focus();
    opener.current = null;
  }, [isOpen]);
  return { isOpen, open, close, firstWords, setFirstWords };
}

/** Opens the palette, tells its shortcut, and listens for it on every page that has a sidebar. */
export const PaletteButton = ({ pages }: { pages: Place[] }) => {
  const { isOpen, open, close, firstWords, setFirstWords } = usePalette();
  const { isOpen: isWide } = useSidebarOpenState();
  const navigate = useNavigate();
  const label = shortcutLabel(navigator.platform);
  const shortcuts = useMemo(
    () => ({
      palette: isOpen ? close : open,
      search: () => {
        if (!focusSearch()) navigate('/search');
      },
    }),
    [isOpen, open, close, navigate],
  );
  useShortcuts(shortcuts);

  return (
    <>
      <SidebarItem
        icon={SearchIcon}
        text="Search"
        onClick={open}
        aria-keyshortcuts="Control+K Meta+K"
      >
        {/* Drawn, not written: the button's name is Search, and aria-keyshortcuts says the keys. */}
        {isWide && (
          <kbd aria-hidden data-keys={label} className={styles.shortcut} />
        )}
      </SidebarItem>
      {isOpen && (
        <Suspense
          fallback={
            <FirstWords
              words={firstWords}
              onChange={setFirstWords}
              close={close}
            />
          }
        >
          <Palette pages={pages} firstWords={firstWords} close={close} />
        </Suspense>
      )}
    </>
  );
};
