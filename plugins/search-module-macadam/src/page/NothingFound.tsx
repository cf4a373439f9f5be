// SPDX-License-Identifier: Apache-2.0
import { Button, ButtonLink, Card, CardBody, Flex, Text } from '@backstage/ui';
import { ALL, type Chip } from './chips';
import styles from './NothingFound.module.css';
import { usePlatformTeamPath } from './usePlatformTeamPath';

/** Never the end of the road: what one can do when it is not there. */
export const NothingFound = (props: {
  term: string;
  chip: Chip;
  searchAll: () => void;
}) => {
  const { term, chip, searchAll } = props;
  const platformTeam = usePlatformTeamPath();
  const among = chip.id === ALL.id ? '' : ` among ${chip.label}`;

  return (
    <Card>
      <CardBody>
        <Flex direction="column" gap="4">
          <div role="status">
            <Text as="h2" variant="title-small">
              Nothing found for “{term.trim()}”{among}
            </Text>
          </div>
          <Text>
            Search looks at names, titles, owners, tags, descriptions and docs.
            Something new is found about a minute after it is in the catalog.
          </Text>
          <Flex gap="2" className={styles.ways}>
            {among !== '' && (
              <Button onPress={searchAll}>Search everything</Button>
            )}
            <ButtonLink variant="secondary" href="/create">
              Create a service
            </ButtonLink>
            <ButtonLink variant="secondary" href="/catalog-import">
              Register a repository
            </ButtonLink>
            <ButtonLink variant="tertiary" href={platformTeam}>
              Ask the platform team
            </ButtonLink>
          </Flex>
        </Flex>
      </CardBody>
    </Card>
  );
};
