// SPDX-License-Identifier: Apache-2.0
import { UserIdentity } from '@backstage/core-components';
import {
  useAnalytics,
  useApi,
  type AuthRequestOptions,
} from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { oidcAuthApiRef } from './oidcAuthApi';

export type SignInState =
  | { status: 'resuming' | 'signed-out' | 'signing-in' }
  | { status: 'refused'; reason: string };

/** Resumes the session that the browser still holds, or waits for `signIn`. */
export function useSignIn(onSignInSuccess: SignInPageProps['onSignInSuccess']) {
  const authApi = useApi(oidcAuthApiRef);
  const analytics = useAnalytics();
  // The redirect flow, when a company turns it on, reports a refusal this way.
  const refusedByRedirect = useSearchParams()[0].get('error');
  const [state, setState] = useState<SignInState>({ status: 'resuming' });

  const authenticate = useCallback(
    async (options: AuthRequestOptions) => {
      try {
        const response = await authApi.getBackstageIdentity(options);
        if (!response) {
          setState({ status: 'signed-out' });
          return;
        }
        const profile = await authApi.getProfile();
        analytics.captureEvent('signIn', 'success');
        onSignInSuccess(
          UserIdentity.create({
            identity: response.identity,
            authApi,
            profile,
          }),
        );
      } catch (error) {
        setState(afterFailure(error));
      }
    },
    [authApi, analytics, onSignInSuccess],
  );

  useEffect(() => {
    if (refusedByRedirect) {
      setState({ status: 'refused', reason: refusedByRedirect });
    } else {
      void authenticate({ optional: true });
    }
    // Once: a second attempt is the person's to make.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const signIn = useCallback(() => {
    setState({ status: 'signing-in' });
    return authenticate({ instantPopup: true });
  }, [authenticate]);

  return { state, signIn };
}

function afterFailure(error: unknown): SignInState {
  const { name, message } =
    error instanceof Error ? error : new Error(String(error));
  // Who closes the window has changed their mind: that is no error.
  return name === 'PopupRejectedError'
    ? { status: 'signed-out' }
    : { status: 'refused', reason: message };
}
