// SPDX-License-Identifier: Apache-2.0
import { html, type Html } from './html';

export function timeOf(date: Date | string): Html {
  const iso = new Date(date).toISOString();
  return html`<time datetime="${iso}"
    >${iso.slice(0, 16).replace('T', ' ')} UTC</time
  >`;
}
