// SPDX-License-Identifier: Apache-2.0
import { EntityProvider } from '@backstage/plugin-catalog-react';
import type { ServiceOnCall } from '@macadam/plugin-on-call-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { anEntity, show } from '../__testUtils__/show';
import { ToolsCard } from './ToolsCard';

const read = { readAt: '2026-06-01T12:00:00.000Z' };

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

    it('do not say that a pager is away which refuses', async () => {
      const failingSince = '2026-06-01T12:30:00.000Z';
      const reason = 'PagerDuty does not let the portal read this';
      const row = await shown(noData('no-permission', reason), {
        failingSince,
      });
      expect(await within(row).findByText(reason)).toBeVisible();
      expect(row).not.toHaveTextContent('not answered');
    });

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

  describe('that the portal asks', () => {
    const named = {
      'grafana/dashboard-selector': 'service=payment-service',
      'sonarqube.org/project-key': 'acme_payments',
    };
    const config = {
      macadam: {
        links: {
          grafana: { baseUrl: 'https://grafana.example' },
          sonarqube: { baseUrl: 'https://sonarqube.example' },
        },
      },
    };
    const aDashboard = (title: string) => ({
      title,
      url: `https://grafana.example/d/${title}`,
    });
    const grafanaSays = (status: object, source: object = read) => ({
      tool: 'grafana',
      status,
      source: { title: 'Grafana', ...source },
    });
    const sonarqubeSays = (status: object, source: object = read) => ({
      tool: 'sonarqube',
      status,
      source: { title: 'SonarQube', ...source },
    });
    const noData = (why: string) => ({
      kind: 'no-data',
      why,
      reason: `It is ${why}`,
      whatToDo: 'mend it',
    });
    const failingSince = '2026-06-01T12:30:00.000Z';
    const showTools = (...told: object[]) =>
      show(<ToolsCard />, {
        entity: anEntity(named),
        config,
        tools: { tools: told },
      });

    it('name the dashboards, and when that was read', async () => {
      const dashboards = ['Golden', 'Latency'].map(aDashboard);
      const status = { kind: 'measured', dashboards, hasMore: false };
      showTools(grafanaSays(status));
      const row = await rowOf('Grafana');
      const link = await within(row).findByRole('link', { name: 'Latency' });
      expect(link).toHaveAttribute('href', 'https://grafana.example/d/Latency');
      expect(row).toHaveTextContent(/Golden, LatencyFrom Grafana, read/);
      expect(within(row).queryByRole('link', { name: /more/ })).toBeNull();
    });

    it.each([
      { count: 5, hasMore: false, says: '2 more' },
      { count: 20, hasMore: true, says: 'more' },
    ])(
      'name three dashboards of $count, and lead to all: $says',
      async ({ count, hasMore, says }) => {
        const dashboards = Array.from({ length: count }, (_, index) =>
          aDashboard(`D${index}`),
        );
        showTools(grafanaSays({ kind: 'measured', dashboards, hasMore }));
        const row = await rowOf('Grafana');
        const more = await within(row).findByRole('link', { name: says });
        expect(more).toHaveAttribute(
          'href',
          'https://grafana.example/dashboards?tag=service%3Dpayment-service',
        );
        expect(row).toHaveTextContent(`D0, D1, D2, and ${says}`);
      },
    );

    it('lead nowhere by an address that would run', async () => {
      const dashboards = [{ title: 'Evil', url: 'data:text/html,alert(1)' }];
      showTools(grafanaSays({ kind: 'measured', dashboards, hasMore: false }));
      const row = await rowOf('Grafana');
      expect(await within(row).findByText('Evil')).toBeVisible();
      expect(within(row).queryByRole('link', { name: 'Evil' })).toBeNull();
    });

    it.each(['passed', 'failed'])(
      'say in words that the quality gate %s',
      async qualityGate => {
        const url = 'https://sonarqube.example/dashboard?id=acme_payments';
        const status = { kind: 'measured', qualityGate, url };
        showTools(sonarqubeSays({ ...status, failedConditions: [] }));
        const row = await rowOf('SonarQube');
        const link = await within(row).findByRole('link', {
          name: `Quality gate ${qualityGate}`,
        });
        expect(link).toHaveAttribute('href', url);
        expect(row).toHaveTextContent(/From SonarQube, read/);
      },
    );

    it('say by what the quality gate failed', async () => {
      const failed = ['new_coverage', 'b', 'c', 'd'].map(metric => ({
        metric,
        actual: metric === 'b' ? undefined : '62.1',
      }));
      showTools(
        sonarqubeSays({
          kind: 'measured',
          qualityGate: 'failed',
          url: 'https://sonarqube.example/dashboard?id=acme_payments',
          failedConditions: failed,
        }),
      );
      const row = await rowOf('SonarQube');
      await within(row).findByRole('link', { name: 'Quality gate failed' });
      expect(row).toHaveTextContent(
        'failed: new_coverage 62.1, b, c 62.1, and 1 more',
      );
    });

    it.each([
      { why: 'not-configured', source: {}, note: /mend it$/ },
      { why: 'nothing-yet', source: read, note: /From Grafana, read/ },
      { why: 'no-permission', source: { failingSince }, note: /mend it$/ },
      {
        why: 'unreachable',
        source: { failingSince },
        note: /Grafana has not answered since/,
      },
    ])('say why there is nothing: $why', async ({ why, source, note }) => {
      showTools(grafanaSays(noData(why), source));
      const row = await rowOf('Grafana');
      const reason = await within(row).findByText(RegExp(`^It is ${why}`));
      expect(reason).toBeVisible();
      expect(row).toHaveTextContent(note);
      expect(within(row).getByRole('link', { name: 'Grafana' })).toBeVisible();
    });

    it.each([
      { why: 'nothing-yet', isMine: true, says: 'It is nothing-yet: mend it' },
      { why: 'nothing-yet', isMine: false, says: 'It is nothing-yet' },
      {
        why: 'no-permission',
        isMine: false,
        says: 'It is no-permission: mend it',
      },
    ])(
      'tell what to do to whom it concerns: $says',
      async ({ why, isMine, says }) => {
        const tools = { tools: [sonarqubeSays(noData(why))] };
        const entity = anEntity(named);
        show(<ToolsCard />, { entity, config, isMine, tools });
        expect(await screen.findByText(says)).toBeVisible();
      },
    );

    it('tell how old an answer is while a tool is away', async () => {
      const dashboards = [aDashboard('Golden')];
      const status = { kind: 'measured', dashboards, hasMore: false };
      showTools(grafanaSays(status, { ...read, failingSince }));
      const row = await rowOf('Grafana');
      expect(await within(row).findByText('Golden')).toBeVisible();
      expect(row).toHaveTextContent(/What stands here is as of/);
    });

    it('are asked about in one question, and hold their place meanwhile', async () => {
      const asked = show(<ToolsCard />, {
        entity: anEntity(named),
        config,
        tools: 'silent',
      });
      const places = await screen.findAllByRole('status', {
        name: /^Loading what/,
      });
      expect(places).toHaveLength(2);
      expect(asked).toEqual([
        'http://portal.example/api/tool-status/entities/Component/default/payment-service',
      ]);
    });

    it('say nothing of one entity on the page of the next', async () => {
      const next = anEntity(named);
      next.metadata.name = 'next-service';
      const Pages = () => {
        const [entity, setEntity] = useState(anEntity(named));
        return (
          <EntityProvider entity={entity}>
            <button onClick={() => setEntity(next)}>Next</button>
            <ToolsCard />
          </EntityProvider>
        );
      };
      const dashboards = [aDashboard('Golden')];
      const status = { kind: 'measured', dashboards, hasMore: false };
      const told = { tools: [grafanaSays(status)] };
      show(<Pages />, {
        config,
        tools: address => (address.endsWith('next-service') ? 'silent' : told),
      });
      await screen.findByText('Golden');
      fireEvent.click(screen.getByRole('button', { name: 'Next' }));
      expect(screen.queryByText('Golden')).toBeNull();
      const places = screen.getAllByRole('status', { name: /^Loading what/ });
      expect(places).toHaveLength(2);
    });

    it('stay a link when they cannot be asked, and say so', async () => {
      show(<ToolsCard />, { entity: anEntity(named), config });
      const row = await rowOf('SonarQube');
      expect(
        await within(row).findByText(/^What it says could not be asked.*503/),
      ).toBeVisible();
      expect(within(row).getByRole('link')).toHaveAttribute(
        'href',
        'https://sonarqube.example/dashboard?id=acme_payments',
      );
    });

    it('say that it is not known where nothing is told of one', async () => {
      showTools(grafanaSays(noData('nothing-yet')));
      const row = await rowOf('SonarQube');
      expect(
        await within(row).findByText(/^What it says is not known/),
      ).toBeVisible();
    });

    it.each([
      { name: 'the entity names nothing in them', entity: anEntity(), config },
      {
        name: 'nobody could be led there',
        entity: anEntity(named),
        config: {},
      },
    ])('are not asked when $name', async ({ entity, config: given }) => {
      const asked = show(<ToolsCard />, { entity, config: given });
      await rowOf('Grafana');
      expect(asked).toEqual([]);
    });
  });
});
