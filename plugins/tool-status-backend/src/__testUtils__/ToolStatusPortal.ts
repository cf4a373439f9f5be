// SPDX-License-Identifier: Apache-2.0
import { ToolStatusClient } from '@macadam/plugin-tool-status-common';
import { anEntity, PluginPortal } from '@macadam/test-portal';
import { toolStatusPlugin } from '../plugin';
import { TOKEN, type TestTools } from './tools';

/** The plugin at a Grafana and a SonarQube. */
export class ToolStatusPortal extends PluginPortal {
  /** @param tools - none is configured without them */
  static async start(tools?: TestTools): Promise<ToolStatusPortal> {
    const portal = new ToolStatusPortal('tool-status');
    await portal.begin({
      config: tools ? configOf(tools) : {},
      entities: [
        aComponent('payment-service', 'tag=service=payments', 'acme_payments'),
        aComponent('orders-service', 'service=orders', 'main/acme_orders'),
        aComponent('new-service', 'new', 'acme_new'),
        aComponent('unknown-service', 'unknown', 'acme_unknown'),
        aComponent('blank-service', ' ', ' '),
        anEntity('Component', 'silent-service'),
      ],
      features: [toolStatusPlugin],
    });
    return portal;
  }

  ask(name: string, caller?: string) {
    return this.get(`/entities/component/default/${name}`, caller);
  }

  /** The client of the front end, over HTTP. */
  told(name: string) {
    return new ToolStatusClient(this.accessOf()).getToolStatus({
      kind: 'component',
      namespace: 'default',
      name,
    });
  }
}

const configOf = ({ grafanaUrl, sonarqubeUrl }: TestTools) => ({
  macadam: {
    links: {
      grafana: { baseUrl: grafanaUrl },
      sonarqube: { baseUrl: sonarqubeUrl },
    },
  },
  toolStatus: { grafana: { token: TOKEN }, sonarqube: { token: TOKEN } },
});

const aComponent = (name: string, selector: string, project: string) =>
  anEntity('Component', name, {
    annotations: {
      'grafana/dashboard-selector': selector,
      'sonarqube.org/project-key': project,
    },
  });
