// SPDX-License-Identifier: Apache-2.0
import { callers, type Caller } from './callers';

/** What a route answers to each caller. */
export type Statuses = Record<Caller, number>;

const HEADER = `# Who may call what

Every route of the portal's backend and the HTTP status that each kind of caller gets for one harmless sample request.
\`nobody\` sends no token, \`expired\` the owner's of yesterday. \`reader\` is signed in and in no team, \`owner\` in the team
that owns what is asked for, \`other\` in another team, \`platform\` in the platform team. \`service\` holds a token without
restrictions, which no shipped config hands out: it stands for the backend's own plugins.

Generated: \`yarn workspace @macadam/gates routes:update\`. A test compares every cell; read the difference before you
commit it, for each new 2xx is a door.
`;

const cells = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim());

export function renderTable(routes: ReadonlyMap<string, Statuses>): string {
  const rows = Array.from(
    routes,
    ([route, statuses]) =>
      `| \`${route}\` | ${callers
        .map(caller => statuses[caller])
        .join(' | ')} |`,
  );
  return [
    HEADER,
    `| route | ${callers.join(' | ')} |`,
    `|---|${callers.map(() => '---|').join('')}`,
    ...rows,
    '',
  ].join('\n');
}

export function parseTable(markdown: string): Map<string, Statuses> {
  const rows = markdown.split('\n').filter(line => line.startsWith('| `'));
  return new Map(
    rows.map(row => {
      const [route, ...statuses] = cells(row);
      const byCaller = callers.map((caller, i) => [
        caller,
        Number(statuses[i]),
      ]);
      return [route.slice(1, -1), Object.fromEntries(byCaller) as Statuses];
    }),
  );
}
