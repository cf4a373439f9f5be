// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { created, json, noContent, type Reply } from '../../http/Reply';
import { timestamp, type Forge } from '../Forge';
import { notFound, validationFailed } from '../http/GithubError';
import { listReply } from '../http/paging';
import {
  organizationRoute,
  repositoryRoute,
  type ApiRequest,
  type Route,
} from '../http/routes';
import type { DeliveryRecord, HookRecord, RepositoryRecord } from '../store';
import { simpleUser } from '../views/accounts';
import { hookContext } from '../views/repositories';

const config = z.object({
  url: z.string().url(),
  secret: z.string().optional(),
  content_type: z.enum(['json', 'form']).default('form'),
});

const newHook = z.object({
  config,
  events: z.array(z.string()).default(['push']),
  active: z.boolean().default(true),
});

const hookPatch = z.object({
  config: config.partial().optional(),
  events: z.array(z.string()).optional(),
  active: z.boolean().optional(),
});

/** Where a hook hangs: a repository, or (without one) the organisation. */
type Place = RepositoryRecord | undefined;
type Handler = (request: ApiRequest, place: Place) => Reply;

/** The same operations stand below a repository and below the organisation. */
export const hookRoutes: Route[] = [
  ...operationsBelow('/repos/{owner}/{repo}', (operation, handle) =>
    repositoryRoute(operation, 'admin', handle),
  ),
  ...operationsBelow('/orgs/{org}', (operation, handle) =>
    organizationRoute(operation, 'admin', request =>
      handle(request, undefined),
    ),
  ),
];

function operationsBelow(
  prefix: string,
  make: (operation: string, handle: Handler) => Route,
): Route[] {
  const all = `${prefix}/hooks`;
  const one = `${all}/{hook_id}`;
  return [
    make(`GET ${all}`, listHooks),
    make(`POST ${all}`, createHook),
    make(`GET ${one}`, (request, place) =>
      json(hookView(request.forge, requireHook(request, place), place)),
    ),
    make(`PATCH ${one}`, patchHook),
    make(`DELETE ${one}`, (request, place) => {
      const { id } = requireHook(request, place);
      const { store } = request.forge;
      store.hooks.delete(String(id));
      store.deliveries.deleteWhere(({ hookId }) => hookId === id);
      return noContent();
    }),
    make(`POST ${one}/pings`, (request, place) => {
      ping(request, requireHook(request, place), place);
      return noContent();
    }),
    make(`GET ${one}/deliveries`, listDeliveries),
    make(`GET ${one}/deliveries/{delivery_id}`, (request, place) =>
      json(deliveryView(requireDelivery(request, place))),
    ),
    make(`POST ${one}/deliveries/{delivery_id}/attempts`, (request, place) => {
      const delivery = requireDelivery(request, place);
      const hook = requireHook(request, place);
      request.forge.webhooks.redeliver(hook, delivery);
      return json({}, { status: 202 });
    }),
  ];
}

function listHooks({ forge, url }: ApiRequest, place: Place): Reply {
  const all = forge.store.hooks
    .values()
    .filter(hook => hook.repositoryId === place?.id);
  return listReply(url, all, hook => hookView(forge, hook, place));
}

function createHook(request: ApiRequest, place: Place): Reply {
  const { forge } = request;
  const body = request.parse(newHook);
  const isThere = forge.store.hooks
    .values()
    .some(
      hook => hook.repositoryId === place?.id && hook.url === body.config.url,
    );
  if (isThere) {
    throw validationFailed('Validation Failed', {
      resource: 'Hook',
      code: 'custom',
      field: 'config',
      message: 'Hook already exists on this repository',
    });
  }
  const hook = addHook(forge, {
    repositoryId: place?.id,
    url: body.config.url,
    secret: body.config.secret,
    contentType: body.config.content_type,
    events: body.events,
    active: body.active,
  });
  ping(request, hook, place);
  return created(hookView(forge, hook, place));
}

export function addHook(
  forge: Forge,
  input: Omit<HookRecord, 'id' | 'organization' | 'createdAt' | 'updatedAt'>,
): HookRecord {
  const id = forge.store.nextId();
  const at = timestamp(forge.clock.now());
  const [organization] = forge.store.organizations.values();
  return forge.store.hooks.put(String(id), {
    id,
    organization: organization.login,
    ...input,
    createdAt: at,
    updatedAt: at,
  });
}

function patchHook(request: ApiRequest, place: Place): Reply {
  const { forge } = request;
  const hook = requireHook(request, place);
  const body = request.parse(hookPatch);
  const changed = forge.store.hooks.put(String(hook.id), {
    ...hook,
    url: body.config?.url ?? hook.url,
    secret: body.config?.secret ?? hook.secret,
    events: body.events ?? hook.events,
    active: body.active ?? hook.active,
    updatedAt: timestamp(forge.clock.now()),
  });
  return json(hookView(forge, changed, place));
}

function ping(
  { forge, caller }: ApiRequest,
  hook: HookRecord,
  place: Place,
): void {
  const context = place
    ? hookContext(forge, place, caller.login)
    : { sender: simpleUser(forge, caller.login) };
  const payload = {
    zen: 'Keep it logically awesome.',
    hook_id: hook.id,
    hook: hookView(forge, hook, place),
    ...context,
  };
  forge.webhooks.send(hook, 'ping', payload, place?.id);
}

function listDeliveries(request: ApiRequest, place: Place): Reply {
  const { forge, url } = request;
  const all = forge.webhooks.deliveries(requireHook(request, place));
  return listReply(url, all, deliveryItem);
}

function requireHook({ forge, params }: ApiRequest, place: Place): HookRecord {
  const hook = forge.store.hooks.get(params.hook_id);
  if (!hook || hook.repositoryId !== place?.id) throw notFound();
  return hook;
}

function requireDelivery(request: ApiRequest, place: Place): DeliveryRecord {
  const found = request.forge.webhooks
    .deliveries(requireHook(request, place))
    .find(delivery => String(delivery.id) === request.params.delivery_id);
  if (!found) throw notFound();
  return found;
}

function hookView(forge: Forge, hook: HookRecord, place: Place) {
  const base = place
    ? forge.urls.repositoryApi(place)
    : forge.urls.organizationApi(hook.organization);
  const url = `${base}/hooks/${hook.id}`;
  return {
    type: place ? 'Repository' : 'Organization',
    id: hook.id,
    name: 'web',
    active: hook.active,
    events: hook.events,
    config: {
      url: hook.url,
      content_type: hook.contentType,
      insecure_ssl: '0',
      // A secret is never told again.
      ...(hook.secret && { secret: '********' }),
    },
    created_at: hook.createdAt,
    updated_at: hook.updatedAt,
    url,
    ping_url: `${url}/pings`,
    deliveries_url: `${url}/deliveries`,
    ...(place && {
      test_url: `${url}/tests`,
      last_response: lastResponse(forge, hook),
    }),
  };
}

function lastResponse(forge: Forge, hook: HookRecord) {
  const [last] = forge.webhooks.deliveries(hook);
  return {
    code: last?.statusCode ?? null,
    status: last?.status ?? 'unused',
    message: null,
  };
}

function deliveryItem(delivery: DeliveryRecord) {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt,
    redelivery: delivery.redelivery,
    duration: delivery.durationSeconds,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: null,
    repository_id: delivery.about,
    throttled_at: null,
  };
}

function deliveryView(delivery: DeliveryRecord) {
  return {
    ...deliveryItem(delivery),
    request: {
      headers: delivery.request.headers,
      payload: JSON.parse(delivery.request.body) as unknown,
    },
    response: {
      headers: delivery.response.headers,
      payload: delivery.response.body,
    },
  };
}
