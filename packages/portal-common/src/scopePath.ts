// SPDX-License-Identifier: Apache-2.0

/** What tells an entity of the catalog from every other. */
export interface EntityName {
  kind: string;
  namespace: string;
  name: string;
}

/** Where a plugin's backend answers about an entity, or about a whole that has a word of its own, such as `organization`. */
export function scopePath(scope: EntityName | string): string {
  if (typeof scope === 'string') return `/${scope}`;
  const parts = [scope.kind, scope.namespace, scope.name];
  return `/entities/${parts.map(encodeURIComponent).join('/')}`;
}

/** Where the portal's page of an entity is. Lower case, as Backstage writes it. */
export function entityPath({ kind, namespace, name }: EntityName): string {
  const parts = [namespace, kind, name].map(encodeURIComponent);
  return `/catalog/${parts.join('/')}`.toLocaleLowerCase('en-US');
}
