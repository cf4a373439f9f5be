// SPDX-License-Identifier: Apache-2.0
import { Alert, Button } from '@backstage/ui';

/** Says which answers are those of last time, and lets the person be without them. */
export const Remembered = (props: {
  titles: string[];
  onStartOver: () => void;
}) => (
  <Alert
    status="info"
    icon
    title="Filled in as you answered last time"
    description={`${props.titles.join(
      ', ',
    )}. They are yours alone, and each can be changed.`}
    customActions={
      <Button variant="secondary" onPress={props.onStartOver}>
        Start without them
      </Button>
    }
  />
);
