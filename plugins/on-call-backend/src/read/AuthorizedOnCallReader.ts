// SPDX-License-Identifier: Apache-2.0
import type { ServiceOnCall } from '@macadam/plugin-on-call-common';
import { ANNOTATION_PAGERDUTY_SERVICE_ID } from '@macadam/portal-common';
import type { Caller, CallersView } from '@macadam/portal-node';
import type { OnCallReader } from './OnCallReader';

/** Lets whoever may read an entity in the catalog read who is on call for it, asking on behalf of the caller. */
export class AuthorizedOnCallReader {
  constructor(
    private readonly inner: OnCallReader,
    private readonly deps: { view: Pick<CallersView, 'entity'> },
  ) {}

  /** What the caller does not see is left out, as what names no service is. */
  async onCall(
    entityRefs: readonly string[],
    caller: Caller,
  ): Promise<ServiceOnCall[]> {
    const asked = [...new Set(entityRefs)];
    const services = new Map<string, string>();
    await Promise.all(
      asked.map(async entityRef => {
        const entity = await this.deps.view.entity(entityRef, caller);
        const { annotations = {} } = entity?.metadata ?? {};
        const serviceId = annotations[ANNOTATION_PAGERDUTY_SERVICE_ID]?.trim();
        if (serviceId) services.set(entityRef, serviceId);
      }),
    );
    const answers = await this.inner.of([...services.values()]);
    return asked.flatMap(entityRef => {
      const answer = answers.get(services.get(entityRef) ?? '');
      return answer ? [{ entityRef, ...answer }] : [];
    });
  }
}
