// SPDX-License-Identifier: Apache-2.0
import { configApiRef, Progress, useApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Button, Card, CardBody, Text } from '@backstage/ui';
import { asSentence } from '@macadam/portal-common';
import { Mark } from '../brand/Mark';
import { signInTitle } from './oidcAuthApi';
import styles from './SignInPage.module.css';
import { useSignIn, type SignInState } from './useSignIn';

export const SignInPage = ({ onSignInSuccess }: SignInPageProps) => {
  const config = useApi(configApiRef);
  const { state, signIn } = useSignIn(onSignInSuccess);
  const provider = signInTitle(config);

  const isConfigured =
    config.getOptionalString('macadam.signIn.provider') === 'oidc';

  if (isConfigured && state.status === 'resuming') {
    return <Progress />;
  }
  return (
    <main className={styles.page}>
      <Card className={styles.card}>
        <CardBody className={styles.body}>
          <Mark size={56} />
          <Text as="h1" variant="title-medium" weight="bold">
            {config.getString('app.title')}
          </Text>
          <Text color="secondary" className={styles.message}>
            The paved road to running software: find what exists and who owns
            it, read its docs, start a service that is ready for production.
          </Text>
          {isConfigured ? (
            <SignIn provider={provider} state={state} onSignIn={signIn} />
          ) : (
            <Alert
              role="alert"
              status="warning"
              icon
              title="Sign-in is not set up"
              description="Nobody can sign in until whoever runs this portal names an identity provider: MACADAM_SIGN_IN=oidc and what belongs to it, see docs/operating/configure.md."
            />
          )}
        </CardBody>
      </Card>
    </main>
  );
};

const SignIn = (props: {
  provider: string;
  state: SignInState;
  onSignIn(): void;
}) => {
  const { provider, state, onSignIn } = props;
  return (
    <>
      {state.status === 'refused' && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={`${provider} did not let you in`}
          description={`${asSentence(
            state.reason,
          )} If this happens again, show it to your platform team.`}
        />
      )}
      <Button
        variant="primary"
        onPress={onSignIn}
        isPending={state.status === 'signing-in'}
      >
        Sign in with {provider}
      </Button>
    </>
  );
};
