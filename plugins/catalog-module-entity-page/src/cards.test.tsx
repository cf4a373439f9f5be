// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  CatalogFilesClient,
  type EntityFile,
} from '@macadam/plugin-catalog-files-common';
import {
  OnCallClient,
  type ServiceOnCall,
} from '@macadam/plugin-on-call-common';
import { onCallApiRef } from '@macadam/plugin-on-call-react';
import { screen, waitFor, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { catalogFilesApiRef } from './api';
import { FileProblemsCard } from './file/FileProblemsCard';
import { ProvenanceCard } from './file/ProvenanceCard';
import { ToolsCard } from './tools/ToolsCard';

const team = 'group:default/payments';
const url =
  'https://forge.example/acme/payment-service/blob/main/catalog-info.yaml';
const anEntity = (annotations: Record<string, string> = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'payment-service',
    namespace: 'default',
    description: 'Takes payments',
    annotations: {
      'backstage.io/managed-by-location': `url:${url}`,
      ...annotations,
    },
  },
  spec: { type: 'service', owner: 'payments' },
  relations: [{ type: 'ownedBy', targetRef: team }],
});
const read = { readAt: '2026-06-01T12:00:00.000Z' };
const aProblem = {
  severity: 'error' as const,
  message: 'There are 500 tags; 50 are the most',
  whatToDo: 'Shorten it',
  line: 7,
};
const aFile = (more: Partial<EntityFile['file'] & object> = {}) => ({
  url,
  problems: [],
  source: read,
  ...more,
});

/** A backend that answers so, or is away. */
const answering = (body?: object) => ({
  discoveryApi: { getBaseUrl: async () => 'http://portal.example/api' },
  fetchApi: {
    fetch: async () =>
      body
        ? new Response(JSON.stringify(body))
        : new Response('away', { status: 503, statusText: 'Away' }),
  },
});

type Config = NonNullable<Parameters<typeof renderInTestApp>[1]>['config'];

function show(
  card: ReactElement,
  options: {
    entity?: Entity;
    file?: EntityFile;
    config?: Config;
    isMine?: boolean;
    onCall?: { services: object[] };
  } = {},
) {
  const { entity = anEntity(), config = {}, isMine = false } = options;
  const files = new CatalogFilesClient(answering(options.file));
  const onCall = new OnCallClient(answering(options.onCall));
  renderInTestApp(<EntityProvider entity={entity}>{card}</EntityProvider>, {
    config,
    apis: [
      [catalogFilesApiRef, files],
      [onCallApiRef, onCall],
      mockApis.identity({
        userEntityRef: 'user:default/ada',
        ownershipEntityRefs: isMine ? [team] : [],
      }),
    ],
  });
}

describe('what is wrong with the catalog file', () => {
  it('is told with its line to who can mend it', async () => {
    const file = aFile({ problems: [aProblem] });
    show(<FileProblemsCard />, {
      file: { canMend: true, problemCount: 1, file },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('cannot be taken as it is');
    expect(alert).toHaveTextContent('500 tags; 50 are the most. Shorten it.');
    expect(within(alert).getByRole('link', { name: 'Line 7' })).toHaveAttribute(
      'href',
      `${url}#L7`,
    );
  });

  it('is a word of warning where the catalog takes the file', async () => {
    const problems = [{ ...aProblem, severity: 'warning' as const }];
    show(<FileProblemsCard />, {
      file: { canMend: true, problemCount: 1, file: aFile({ problems }) },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('needs a look');
  });

  it('is a word to others', async () => {
    show(<FileProblemsCard />, {
      file: { canMend: false, problemCount: 1, file: aFile() },
    });
    expect(
      await screen.findByText(/Its owners have something to mend/),
    ).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('where an entity comes from', () => {
  it('is its file, when that was read, and where in it each field stands', async () => {
    show(<ProvenanceCard />, {
      file: { canMend: false, problemCount: 0, file: aFile() },
    });
    const card = await screen.findByRole('region', {
      name: 'Where this comes from',
    });
    expect(await within(card).findByText(/^read /)).toBeVisible();
    expect(within(card).getByRole('link')).toHaveAttribute('href', url);
    const paths = within(card).getAllByText(/^(metadata|spec)\./);
    expect(paths.map(({ textContent }) => textContent)).toEqual([
      ...['spec.owner', 'spec.type', 'metadata.description'],
    ]);
  });

  it('is no file where the organisation tells of it', async () => {
    show(<ProvenanceCard />, { file: { canMend: false, problemCount: 0 } });
    expect(await screen.findByText(/^No catalog file/)).toBeVisible();
    expect(screen.queryByText('spec.owner')).toBeNull();
  });

  it.each([
    {
      when: 'the forge is away',
      file: {
        canMend: false,
        problemCount: 0,
        file: aFile({ source: { failingSince: '2026-06-01T12:30:00.000Z' } }),
      },
      says: /^Cannot be read since .*not read yet/,
    },
    {
      when: 'the portal does not answer',
      file: undefined,
      says: /could not be asked: .*503/,
    },
  ])('says so when $when', async ({ file, says }) => {
    show(<ProvenanceCard />, { file });
    expect(await screen.findByText(says)).toBeVisible();
  });
});

describe('the tools around an entity', () => {
  const rowOf = async (name: string) => {
    const items = await screen.findAllByRole('listitem');
    return items.find(item => item.textContent?.startsWith(name))!;
  };
  const grafana = {
    links: { grafana: { baseUrl: 'https://grafana.example' } },
  };

  it('are a link each where the entity names something in them', async () => {
    show(<ToolsCard />, {
      entity: anEntity({
        'grafana/dashboard-selector': 'service=payment-service',
        'backstage.io/techdocs-ref': 'dir:.',
      }),
      config: { macadam: grafana },
    });
    const row = await rowOf('Grafana');
    expect(within(row).getByRole('link')).toHaveAttribute(
      'href',
      'https://grafana.example/dashboards?tag=service%3Dpayment-service',
    );
    expect(within(await rowOf('Docs')).getByRole('link')).toHaveAttribute(
      'href',
      '/docs/default/component/payment-service',
    );
  });

  it('tell owners what to add, and the platform team what to set', async () => {
    show(<ToolsCard />, {
      entity: anEntity({ 'sonarqube.org/project-key': 'acme_payments' }),
      config: { macadam: grafana },
      isMine: true,
    });
    expect(await rowOf('SonarQube')).toHaveTextContent(
      'macadam.links.sonarqube.baseUrl',
    );
    expect(
      await screen.findByText(/add the annotation grafana\/dashboard-selector/),
    ).toBeVisible();
    expect(await rowOf('Docs')).toHaveTextContent(/None yet: write/);
  });

  it.each([
    { isMine: true, says: /Not there yet: make the service there, and write/ },
    { isMine: false, says: /Not there yet$/ },
  ])('do not take a name for an id: $says', async ({ isMine, says }) => {
    show(<ToolsCard />, {
      entity: anEntity({ 'pagerduty.com/service-id': 'payment-service' }),
      config: { macadam: grafana },
      isMine,
    });
    await waitFor(async () =>
      expect(await rowOf('PagerDuty')).toHaveTextContent(says),
    );
    expect(within(await rowOf('PagerDuty')).queryByRole('link')).toBeNull();
  });

  it('tell others no more than that there is nothing', async () => {
    show(<ToolsCard />, { config: { macadam: grafana } });
    expect(await rowOf('Grafana')).toHaveTextContent(/Not connected$/);
    expect(await rowOf('Docs')).toHaveTextContent(/None yet$/);
  });

  describe('with the pager', () => {
    const noData = (why: string, reason: string) => ({
      kind: 'no-data',
      why,
      reason,
    });
    const shown = async (
      onCall: object,
      source: Partial<ServiceOnCall['source']> = read,
    ) => {
      const entityRef = 'component:default/payment-service';
      const service = {
        entityRef,
        onCall,
        source: { title: 'PagerDuty', ...source },
      };
      show(<ToolsCard />, {
        entity: anEntity({ 'pagerduty.com/service-id': 'PPAY001' }),
        onCall: { services: [service] },
      });
      return rowOf('PagerDuty');
    };
    const priya = {
      name: 'Priya Patel',
      url: 'https://pager.example/users/P1',
      until: '2026-06-08T09:00:00.000Z',
    };

    it('name who is on call, until when, and when that was read', async () => {
      const people = [priya, { name: 'Ada' }];
      const row = await shown({ kind: 'measured', people });
      const link = await within(row).findByRole('link', {
        name: 'Priya Patel',
      });
      expect(link).toHaveAttribute('href', priya.url);
      expect(row).toHaveTextContent(
        /On call now: Priya Patel until Jun 8, 2026, .*, Ada/,
      );
      expect(row).toHaveTextContent(/From PagerDuty, read/);
    });

    it.each([
      ['not-configured', 'The platform team sets it', {}],
      ['unknown-service', 'PagerDuty knows no service with this id', read],
      ['nobody', 'Nobody is on call at the first level', read],
    ])(
      'say what is missing and what to do: %s',
      async (why, reason, source) => {
        const row = await shown(noData(why, reason), source);
        expect(await within(row).findByText(reason)).toBeVisible();
        expect(row).not.toHaveTextContent('not answered');
      },
    );

    it('tell since when the pager is away', async () => {
      const failingSince = '2026-06-01T12:30:00.000Z';
      const row = await shown(noData('unreachable', 'It does not answer'), {
        failingSince,
      });
      expect(
        await within(row).findByText(/has not answered since/),
      ).toBeVisible();
    });

    it('tell how old a name is while the pager is away', async () => {
      const failingSince = '2026-06-01T12:30:00.000Z';
      const onCall = { kind: 'measured', people: [priya] };
      const row = await shown(onCall, { ...read, failingSince });
      expect(await within(row).findByText('Priya Patel')).toBeVisible();
      expect(row).toHaveTextContent(/What stands here is as of/);
    });

    it('say so when the portal does not answer', async () => {
      const entity = anEntity({ 'pagerduty.com/service-id': 'PPAY001' });
      show(<ToolsCard />, { entity });
      expect(await screen.findByRole('alert')).toHaveTextContent(
        'Who is on call could not be read',
      );
    });

    it('say that it is not known where nothing is told of the service', async () => {
      const entity = anEntity({ 'pagerduty.com/service-id': 'PPAY001' });
      show(<ToolsCard />, { entity, onCall: { services: [] } });
      expect(
        await screen.findByText(/^Who is on call is not known/),
      ).toBeVisible();
    });
  });
});
