// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';

/**
 * Takes the focus along: to the field that one is led to, else to the heading of the page that one has come to. The first page is left alone:
 * whoever has just arrived is at the top.
 */
export function useFocus(place: { page: number; property?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const seen = useRef(place);

  useEffect(() => {
    if (seen.current === place) return;
    seen.current = place;
    const field =
      place.property && document.getElementById(`root_${place.property}`);
    const input =
      field && (field.matches('input') ? field : field.querySelector('input'));
    (input || heading.current)?.focus();
  }, [place]);

  return heading;
}
