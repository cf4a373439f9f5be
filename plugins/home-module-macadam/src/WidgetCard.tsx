// SPDX-License-Identifier: Apache-2.0
import type { RendererProps } from '@backstage/plugin-home-react';
import { Card, CardBody, CardFooter, CardHeader, Text } from '@backstage/ui';
import type { PropsWithChildren } from 'react';

const NoContext = ({ children }: PropsWithChildren<{}>) => <>{children}</>;

export const WidgetCard = ({
  title,
  Content,
  Actions,
  ContextProvider = NoContext,
}: RendererProps) => (
  <ContextProvider>
    <Card role="region" aria-label={title}>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {title}
        </Text>
      </CardHeader>
      <CardBody>
        <Content />
      </CardBody>
      {Actions && (
        <CardFooter>
          <Actions />
        </CardFooter>
      )}
    </Card>
  </ContextProvider>
);
