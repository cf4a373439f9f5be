// SPDX-License-Identifier: Apache-2.0
import type { Forge } from '../Forge';
import type { RepositoryRecord } from '../store';
import {
  commentPayload,
  deploymentPayload,
  deploymentStatusPayload,
  membershipPayload,
  organizationPayload,
  pullPayload,
  repositoryPayload,
  reviewPayload,
  runPayload,
  teamPayload,
} from './payloads';
import { pushPayload } from './pushPayload';

type PayloadOf<E> = (forge: Forge, event: E) => object | Promise<object>;

/**
 * Sends every event to the hooks that ask for it. A payload is what was true when it happened,
 * so it is made at once; only sending waits its turn.
 */
export function tellHooks(forge: Forge): void {
  const { events, webhooks } = forge;
  const aboutRepository =
    <E extends { repository: RepositoryRecord }>(
      name: string,
      payloadOf: PayloadOf<E>,
    ) =>
    (event: E) =>
      webhooks.tell(name, () => payloadOf(forge, event), event.repository.id);
  const aboutOrganization =
    <E>(name: string, payloadOf: PayloadOf<E>) =>
    (event: E) =>
      webhooks.tell(name, () => payloadOf(forge, event));

  events.on('push', aboutRepository('push', pushPayload));
  events.on('repository', aboutRepository('repository', repositoryPayload));
  events.on('pull_request', aboutRepository('pull_request', pullPayload));
  events.on(
    'pull_request_review',
    aboutRepository('pull_request_review', reviewPayload),
  );
  events.on('issue_comment', aboutRepository('issue_comment', commentPayload));
  events.on('workflow_run', aboutRepository('workflow_run', runPayload));
  events.on('deployment', aboutRepository('deployment', deploymentPayload));
  events.on(
    'deployment_status',
    aboutRepository('deployment_status', deploymentStatusPayload),
  );
  events.on('team', aboutOrganization('team', teamPayload));
  events.on('membership', aboutOrganization('membership', membershipPayload));
  events.on(
    'organization',
    aboutOrganization('organization', organizationPayload),
  );
}
