// SPDX-License-Identifier: Apache-2.0
import { text } from '../../text';

/** How a description of an API begins at Acme, whatever its language: what it is and whom to ask. */
export function apiHead(
  format: string,
  options: { title: string; purpose: string; team: string },
): string {
  const { title, purpose, team } = options;
  return text`
    ${format}
    info:
      title: ${title}
      version: 1.0.0
      description: |
        ${purpose}
      contact:
        name: ${team}
        email: ${team}@acme.example
      license:
        name: Proprietary
        url: https://acme.example/legal
  `;
}
