// SPDX-License-Identifier: Apache-2.0
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import {
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Link,
  Text,
} from '@backstage/ui';
import { Loading, ReadFailure, useEntityName } from '@macadam/portal-react';
import { Figures } from '../figures';
import { Sources } from '../sources/Sources';
import { useDelivery, type Delivery } from '../useDelivery';
import { OpenFailures } from './OpenFailures';

const window = { days: 90 };

/** How an entity was delivered in the last ninety days; the tab proves it. */
export const DeliveryCard = () => {
  const { entity } = useEntity();
  const delivery = useDelivery(useEntityName(entity), window, 'week');
  const entityLink = useRouteRef(entityRouteRef);
  const href = `${entityLink?.(entityRouteParams(entity))}/delivery`;
  return (
    <Card role="region" aria-label="Delivery performance">
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          Delivery performance
        </Text>
        <Text color="secondary" variant="body-small">
          The last 90 days
        </Text>
      </CardHeader>
      <CardBody>
        <Content {...delivery} />
      </CardBody>
      <CardFooter>
        <Link href={href}>Deployments, incidents and how the figures come</Link>
      </CardFooter>
    </Card>
  );
};

const Content = ({ summary, series }: Delivery) => {
  const { value, error, retry } = summary;
  if (!value && error) {
    return (
      <ReadFailure what="Delivery performance" error={error} retry={retry} />
    );
  }
  if (!value) {
    return <Loading label="Loading delivery performance" height={180} />;
  }
  return (
    <>
      <OpenFailures counts={value.counts} />
      <Figures
        summary={value}
        points={series.value?.points}
        isOld={Boolean(error)}
      />
      <Sources sources={value.sources} />
      {error && (
        <ReadFailure
          what="Delivery performance"
          error={error}
          isOld
          retry={retry}
        />
      )}
    </>
  );
};
