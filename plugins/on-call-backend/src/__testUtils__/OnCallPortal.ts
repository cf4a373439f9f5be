// SPDX-License-Identifier: Apache-2.0
import { OnCallClient } from '@macadam/plugin-on-call-common';
import { anEntity, PluginPortal } from '@macadam/test-portal';
import { PAGER_TOKEN, type TestPager } from '@macadam/sandbox';
import { onCallPlugin } from '../plugin';

/** The plugin at a pager. */
export class OnCallPortal extends PluginPortal {
  /** @param pager - none is configured without one */
  static async start(pager?: TestPager): Promise<OnCallPortal> {
    const portal = new OnCallPortal('on-call');
    const pagerduty = pager && { apiBaseUrl: pager.api, token: PAGER_TOKEN };
    await portal.begin({
      config: { onCall: { ...(pagerduty && { pagerduty }) } },
      entities: [
        aComponent('payment-service', 'PPAY001'),
        aComponent('refund-service', 'PPAY001'),
        aComponent('orders-service', 'PORD001'),
        aComponent('new-service', 'new-service'),
        aComponent('forgotten-service', 'PGONE01'),
        anEntity('Component', 'silent-service'),
      ],
      features: [onCallPlugin],
    });
    return portal;
  }

  ask(names: string[], caller?: string) {
    const query = names.map(name => `entityRef=${refOf(name)}`).join('&');
    return this.get(`/services?${query}`, caller);
  }

  /** The client of the front end, over HTTP. */
  client(): OnCallClient {
    return new OnCallClient(this.accessOf());
  }
}

export const refOf = (name: string) => `component:default/${name}`;

const aComponent = (name: string, serviceId: string) =>
  anEntity('Component', name, {
    annotations: { 'pagerduty.com/service-id': serviceId },
  });
