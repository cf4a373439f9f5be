// SPDX-License-Identifier: Apache-2.0
import { Container, Text } from '@backstage/ui';
import styles from './DeliveryView.module.css';
import { DeliveryView } from './DeliveryView';
import { Ways } from './Ways';

/** The whole organisation, and the way to one's own. Teams stand in the order of their names: nobody is ranked here. */
export const OrganizationPage = () => (
  <Container className={styles.page}>
    <Text color="secondary">
      Delivery is best looked at one service at a time. DORA warns against
      comparing teams, so there is no ranking here: find your own below.
    </Text>
    <Ways />
    <section aria-label="The whole organisation">
      <DeliveryView scope="organization" />
    </section>
  </Container>
);
