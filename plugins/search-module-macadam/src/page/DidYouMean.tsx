// SPDX-License-Identifier: Apache-2.0
import { Button, Flex, Text } from '@backstage/ui';
import type { Hit } from '@macadam/plugin-search-common';

/** What follows was guessed: it says so, and offers the guess as the question. */
export const DidYouMean = (props: {
  term: string;
  hit: Hit;
  ask: (term: string) => void;
}) => {
  const { term, hit, ask } = props;
  const guess = hit.name && hit.isEntity ? hit.name : hit.title;

  return (
    <Flex align="center" gap="2">
      <Text>Nothing is called “{term.trim()}”. Did you mean</Text>
      <Button size="small" variant="secondary" onPress={() => ask(guess)}>
        {guess}
      </Button>
      <Text>?</Text>
    </Flex>
  );
};
