// SPDX-License-Identifier: Apache-2.0
import { Button, Flex, Text } from '@backstage/ui';
import { monthName } from '../figures';
import type { MonthChoice } from './useMonth';

/** Goes from month to month. */
export const MonthPicker = ({ choice }: { choice: MonthChoice }) => {
  const { month, before, after, choose } = choice;
  return (
    <Flex align="center" gap="3" role="group" aria-label="Month">
      <Button
        variant="secondary"
        size="small"
        aria-label={`Earlier: ${monthName(before)}`}
        onPress={() => choose(before)}
      >
        Earlier
      </Button>
      <Text role="status" weight="bold">
        {monthName(month)}
      </Text>
      <Button
        variant="secondary"
        size="small"
        isDisabled={!after}
        aria-label={after ? `Later: ${monthName(after)}` : undefined}
        onPress={() => after && choose(after)}
      >
        Later
      </Button>
    </Flex>
  );
};
