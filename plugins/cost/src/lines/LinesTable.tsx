// SPDX-License-Identifier: Apache-2.0
import { Text } from '@backstage/ui';
import { formatMoney, type CostLine } from '@macadam/plugin-cost-common';
import {
  EntityTabLink,
  NumberCell,
  Sparkline,
  TableRegion,
} from '@macadam/portal-react';

/** What was charged for, the costliest first, each with its course and why it is whose it is. */
export const LinesTable = (props: {
  label: string;
  lines: CostLine[];
  /** Whether several entities are listed together. */
  showEntity?: boolean;
  /** Whether there is room to say why. */
  showRule?: boolean;
}) => {
  const { label, lines, showEntity, showRule } = props;
  const columns = [
    'Resource',
    ...(showEntity ? ['Entity'] : []),
    { number: 'Cost' },
    { number: 'As many days before' },
    'Course',
    ...(showRule ? ['Why it is here'] : []),
  ];
  return (
    <TableRegion label={label} columns={columns}>
      {lines.map(line => (
        <tr key={line.id}>
          <td>
            <What line={line} />
          </td>
          {showEntity && (
            <td>
              {line.entityRef ? (
                <EntityTabLink entityRef={line.entityRef} tab="cost" />
              ) : (
                'Nobody'
              )}
            </td>
          )}
          <NumberCell>{formatMoney(line)}</NumberCell>
          <NumberCell>
            {formatMoney({ ...line, amount: line.before })}
          </NumberCell>
          <td>
            <Sparkline values={line.trend} />
          </td>
          {showRule && <td>{reasonOf(line)}</td>}
        </tr>
      ))}
    </TableRegion>
  );
};

const What = ({ line }: { line: CostLine }) => (
  <>
    {line.title}
    <Text as="p" color="secondary" variant="body-small">
      {[line.service, line.category, line.provider, line.account]
        .filter(Boolean)
        .join(', ')}
    </Text>
  </>
);

function reasonOf({ rule, because }: CostLine): string {
  return rule ? `${rule}: ${because}` : 'No rule matches it';
}
