// SPDX-License-Identifier: Apache-2.0
import { Button, Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import type { Missing } from './missingRuns';

/** In place of an empty table: why there is nothing in it. */
export const NoRuns = (props: { missing: Missing; retry: () => void }) => {
  const { title, whatToDo } = props.missing;

  return (
    <Card role="region" aria-label="Workflow runs">
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          Workflow runs
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" align="start" gap="2">
          <Text weight="bold">{title}</Text>
          <Text color="secondary">{whatToDo}</Text>
          <Button size="small" variant="secondary" onPress={props.retry}>
            Look again
          </Button>
        </Flex>
      </CardBody>
    </Card>
  );
};
