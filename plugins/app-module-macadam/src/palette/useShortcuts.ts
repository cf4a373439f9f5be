// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react';

const EDITABLE = 'input, textarea, select, [contenteditable="true"]';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(EDITABLE) !== null;
}

/** Command on a Mac, control elsewhere, and K: also while somebody types. A slash only where it would not be typed. */
export function useShortcuts(on: { palette: () => void; search: () => void }) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { key, altKey, shiftKey, repeat } = event;
      const isWithCommand = event.metaKey || event.ctrlKey;
      if (repeat || altKey || event.defaultPrevented) return;
      if (isWithCommand && !shiftKey && key.toLowerCase() === 'k') {
        event.preventDefault();
        on.palette();
      } else if (key === '/' && !isWithCommand && !isTyping(event.target)) {
        event.preventDefault();
        on.search();
      }
    };
    // Before an editor on the page takes it for something else.
    window.addEventListener('keydown', listen, { capture: true });
    return () => {
      window.removeEventListener('keydown', listen, { capture: true });
    };
  }, [on]);
}

/** As people read it on their keyboard. */
export function shortcutLabel(platform: string): string {
  return /mac|iphone|ipad/i.test(platform) ? '⌘K' : 'Ctrl K';
}
