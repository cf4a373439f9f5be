// SPDX-License-Identifier: Apache-2.0
import type { CatalogEntity } from '../../files/catalogInfo';
import { SHARED } from './shared';
import { DOMAINS, SYSTEMS } from './systems';

const MACADAM: CatalogEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'macadam',
    title: 'Macadam',
    description: "This portal: Acme's catalog, docs and golden paths",
    annotations: {
      'github.com/project-slug': 'acme/platform',
      'backstage.io/techdocs-ref': 'dir:.',
    },
    tags: ['backstage', 'typescript'],
  },
  spec: {
    type: 'website',
    lifecycle: 'production',
    owner: 'group:platform-team',
    system: 'developer-platform',
    dependsOn: ['resource:production-cluster'],
  },
};

/** What belongs to no repository of a service's own. */
export const PLATFORM_ENTITIES = [...DOMAINS, ...SYSTEMS, ...SHARED, MACADAM];
