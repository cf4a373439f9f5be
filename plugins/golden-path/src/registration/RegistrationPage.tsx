// SPDX-License-Identifier: Apache-2.0
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { ImportStepper } from '@backstage/plugin-catalog-import';
import { Alert, Container, Text } from '@backstage/ui';
import styles from './RegistrationPage.module.css';
import { steps } from './steps';

/** Brings a repository that exists into the catalog, by a pull request that adds its catalog file. */
export const RegistrationPage = () => {
  const config = useApi(configApiRef);
  const organization = config.getOptionalString('macadam.github.organization');

  return (
    <Container className={styles.page}>
      {organization ? (
        <>
          <Text>
            A repository of {organization} is in the catalog when it holds a
            catalog-info.yaml on its default branch. If yours has none, this
            opens a pull request that adds one; its team merges it.
          </Text>
          <ImportStepper generateStepper={steps} />
        </>
      ) : (
        <Alert
          status="warning"
          icon
          title="No GitHub organisation is configured"
          description="The portal takes repositories from one organisation on GitHub. Whoever runs it chooses that one with MACADAM_GITHUB, GITHUB_ORG and what belongs to them: see Configure in the operating docs."
        />
      )}
    </Container>
  );
};
