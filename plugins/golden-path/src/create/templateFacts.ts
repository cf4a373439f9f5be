// SPDX-License-Identifier: Apache-2.0
import { ANNOTATION_VIEW_URL, type Entity } from '@backstage/catalog-model';
import { ANNOTATION_TEMPLATE_VERSION, safeUrl } from '@macadam/portal-common';

/** The version of a template, and the page that tells what each version changed: a template that has versions has a changelog beside it. */
export function templateFacts({ metadata }: Entity): {
  version?: string;
  changelog?: string;
} {
  const { annotations = {} } = metadata;
  const version = annotations[ANNOTATION_TEMPLATE_VERSION];
  const page = safeUrl(annotations[ANNOTATION_VIEW_URL] ?? '');
  if (!version || !page?.startsWith('http')) return { version };
  return { version, changelog: new URL('CHANGELOG.md', page).toString() };
}
