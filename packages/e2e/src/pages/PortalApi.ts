// SPDX-License-Identifier: Apache-2.0
import {
  expect,
  type APIRequestContext,
  type APIResponse,
} from '@playwright/test';
import { z } from 'zod/v3';

export type Persona =
  | 'payments-developer'
  | 'payments-lead'
  | 'orders-developer'
  | 'platform-engineer'
  | 'new-developer';

/** What the window of a sign-in hands to the page that opened it. */
const handedOver = /authResponse = decodeURIComponent\('([^']+)'\)/;
const answerSchema = z.object({
  response: z.object({ backstageIdentity: z.object({ token: z.string() }) }),
});

/** The portal's backend, asked as the person who is signed in. */
export class PortalApi {
  private token = '';

  constructor(private readonly request: APIRequestContext) {}

  /** Takes the way of the window: who shares the cookies of these requests has a session from then on. */
  async signIn(persona: Persona): Promise<void> {
    const form = await this.request.get('/api/auth/oidc/start?env=production');
    const answer = await this.request.post(form.url(), {
      form: { login: persona },
    });
    const [, encoded] = handedOver.exec(await answer.text()) ?? [];
    expect(encoded, `signs in ${persona}`).toBeDefined();
    const { response } = answerSchema.parse(
      JSON.parse(decodeURIComponent(encoded)),
    );
    this.token = response.backstageIdentity.token;
  }

  ask(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    data?: unknown,
  ): Promise<APIResponse> {
    return this.request.fetch(`/api/${path}`, {
      method,
      data,
      headers: { Authorization: `Bearer ${this.token}` },
    });
  }
}
