// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  CatalogFilesClient,
  type EntityFile,
} from '@macadam/plugin-catalog-files-common';
import { OnCallClient } from '@macadam/plugin-on-call-common';
import { onCallApiRef } from '@macadam/plugin-on-call-react';
import { ToolStatusClient } from '@macadam/plugin-tool-status-common';
import type { ReactElement } from 'react';
import { catalogFilesApiRef, toolStatusApiRef } from '../api';

const team = 'group:default/payments';

export const fileUrl =
  'https://forge.example/acme/payment-service/blob/main/catalog-info.yaml';

export const anEntity = (annotations: Record<string, string> = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'payment-service',
    namespace: 'default',
    description: 'Takes payments',
    annotations: {
      'backstage.io/managed-by-location': `url:${fileUrl}`,
      ...annotations,
    },
  },
  spec: { type: 'service', owner: 'payments' },
  relations: [{ type: 'ownedBy', targetRef: team }],
});

type Body = object | 'silent' | undefined;

/** A backend that answers so, is away, or does not answer yet. */
const answering = (
  given: Body | ((address: string) => Body),
  asked: string[],
) => ({
  discoveryApi: {
    getBaseUrl: async (id: string) => `http://portal.example/api/${id}`,
  },
  fetchApi: {
    fetch: async (address: unknown) => {
      const body = typeof given === 'function' ? given(String(address)) : given;
      asked.push(String(address));
      if (body === 'silent') return new Promise<Response>(() => undefined);
      return body
        ? new Response(JSON.stringify(body))
        : new Response('away', { status: 503, statusText: 'Away' });
    },
  },
});

type Config = NonNullable<Parameters<typeof renderInTestApp>[1]>['config'];

/**
 * Renders a card on an entity's page, with the real clients at backends that answer what is given here.
 *
 * @returns the addresses that were asked so far
 */
export function show(
  card: ReactElement,
  options: {
    entity?: Entity;
    file?: EntityFile;
    config?: Config;
    isMine?: boolean;
    onCall?: { services: object[] };
    tools?: Body | ((address: string) => Body);
  } = {},
): string[] {
  const { entity = anEntity(), config = {}, isMine = false } = options;
  const asked: string[] = [];
  const files = new CatalogFilesClient(answering(options.file, asked));
  const onCall = new OnCallClient(answering(options.onCall, asked));
  const tools = new ToolStatusClient(answering(options.tools, asked));
  renderInTestApp(<EntityProvider entity={entity}>{card}</EntityProvider>, {
    config,
    apis: [
      [catalogFilesApiRef, files],
      [onCallApiRef, onCall],
      [toolStatusApiRef, tools],
      mockApis.identity({
        userEntityRef: 'user:default/ada',
        ownershipEntityRefs: isMine ? [team] : [],
      }),
    ],
  });
  return asked;
}
