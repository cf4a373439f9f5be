// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink, Card, CardBody, Flex, Text } from '@backstage/ui';
import { platformTeamFromConfig } from '@macadam/portal-common';
import { ALL, type Chip } from './chips';

function usePlatformTeamPath(): string {
  const config = useApi(configApiRef);
  const { kind, namespace, name } = parseEntityRef(
    platformTeamFromConfig(config),
  );
  return `/catalog/${namespace}/${kind}/${name}`;
}

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
          <Flex gap="2">
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
