// SPDX-License-Identifier: Apache-2.0
import express from 'express';
import PromiseRouter from 'express-promise-router';
import { errors, type Provider } from 'oidc-provider';
import { messagePage, signInPage } from './pages';
import type { Person } from './person';

/** The one page a person sees, and the answer to it. */
export function createInteractionRouter(options: {
  provider: Provider;
  people: Person[];
  portalUrl: string;
}): express.Router {
  const { provider, people, portalUrl } = options;
  const router = PromiseRouter();
  const form = express.urlencoded({ extended: false, limit: '10kb' });

  router.get('/interaction/:uid', async (req, res) => {
    await provider.interactionDetails(req, res);
    res.type('html').send(signInPage(people));
  });

  router.post('/interaction/:uid', form, async (req, res) => {
    await provider.interactionDetails(req, res);
    const person = people.find(({ login }) => login === req.body.login);
    if (!person) {
      const title = 'No such person';
      const text = 'Choose one of the people on the sign-in page.';
      res.status(400).send(messagePage({ title, text, portalUrl }));
      return;
    }
    const result = { login: { accountId: person.login } };
    await provider.interactionFinished(req, res, result);
  });

  router.use(
    (
      error: unknown,
      _req: express.Request,
      res: express.Response,
      next: express.NextFunction,
    ) => {
      if (!(error instanceof errors.SessionNotFound)) {
        next(error);
        return;
      }
      const title = 'This sign-in has ended';
      const text = 'It was finished or has expired. Sign in again.';
      res.status(400).send(messagePage({ title, text, portalUrl }));
    },
  );
  return router;
}
