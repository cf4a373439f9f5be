// SPDX-License-Identifier: Apache-2.0
import { type KeyboardEvent, useRef } from 'react';

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** Down and up go through the field and the results, as in a list of suggestions; Tab works as everywhere. */
export function useArrowKeys() {
  const ref = useRef<HTMLDivElement>(null);

  const onKeyDownCapture = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const stops = [
      ...(ref.current?.querySelectorAll<HTMLElement>(
        '[role=search] input, [data-hit] a[data-opens]',
      ) ?? []),
    ];
    const at = stops.indexOf(event.target as HTMLElement);
    const next = stops[at + step];
    if (!step || at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  };

  // The field keeps its keys to itself on their way up.
  return { ref, onKeyDownCapture };
}
