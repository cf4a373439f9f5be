// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { safeUrl } from '@macadam/portal-common';

/** The link that leads to what to do when it is on fire: one with the icon, type or title runbook. */
export function runbookOf({ metadata }: Entity): string | undefined {
  const isRunbook = (word: string | undefined) =>
    word?.trim().toLocaleLowerCase('en-US') === 'runbook';
  const link = (metadata.links ?? []).find(({ icon, type, title }) =>
    [icon, type, title].some(isRunbook),
  );
  return link && safeUrl(link.url);
}
