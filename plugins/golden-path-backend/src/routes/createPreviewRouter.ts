// SPDX-License-Identifier: Apache-2.0
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  previewRequestSchema,
  type PreviewRequest,
} from '@macadam/plugin-golden-path-common';
import { json, type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { TemplatePreviewer } from '../preview/TemplatePreviews';

/** `POST /preview`: what a registered template would create from these values. */
export function createPreviewRouter(deps: {
  httpAuth: HttpAuthService;
  previews: TemplatePreviewer;
}): Router {
  const { httpAuth, previews } = deps;
  const router = PromiseRouter();

  router.post('/preview', json({ limit: '64kb' }), async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    res.json(await previews.preview(requestOf(req.body), { credentials }));
  });

  return router;
}

function requestOf(body: unknown): PreviewRequest {
  const parsed = previewRequestSchema.safeParse(body);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'body'}: ${message}`,
    );
    throw new InputError(`That is no request for a preview: ${issues}`);
  }
  const { templateRef, values } = parsed.data;
  return { templateRef: templateRefOf(templateRef), values };
}

function templateRefOf(given: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(given));
  } catch {
    throw new InputError(`${given} is no reference of a template`);
  }
}
