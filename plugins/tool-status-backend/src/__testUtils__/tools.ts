// SPDX-License-Identifier: Apache-2.0
import {
  SandboxClock,
  startGrafana,
  startSonar,
  type StoryAnalysis,
  type StoryDashboard,
  type StoryProject,
} from '@macadam/sandbox';

export const TOKEN = 'test-tool-token';

/** A Grafana and a SonarQube that misbehave when they are told to. */
export interface TestTools {
  grafanaUrl: string;
  sonarqubeUrl: string;
  /** Both do so, to whatever of their API is asked. */
  misbehave(fault: object): Promise<void>;
  behave(): Promise<void>;
  close(): Promise<void>;
}

export async function startTestTools(
  given: { dashboards?: StoryDashboard[]; projects?: StoryProject[] } = {},
): Promise<TestTools> {
  const { dashboards = [aDashboard('payments')], projects = someProjects() } =
    given;
  const clock = new SandboxClock({ scale: 1 });
  const common = { port: 0, token: TOKEN, clock };
  const grafana = await startGrafana({
    ...common,
    dashboards: () => dashboards,
  });
  const sonar = await startSonar({ ...common, projects });
  const both = [grafana, sonar];
  const faults = (method: string, body?: string) =>
    Promise.all(
      both.map(async ({ url }) => {
        const address = `${url}/_sandbox/faults`;
        const answer = await fetch(address, { method, body });
        expect(answer.ok).toBe(true);
      }),
    );
  return {
    grafanaUrl: grafana.url,
    sonarqubeUrl: sonar.url,
    async misbehave(fault) {
      const match = 'GET /api/';
      await faults('POST', JSON.stringify({ match, ...fault }));
    },
    async behave() {
      await faults('DELETE');
    },
    async close() {
      clock.close();
      await Promise.all(both.map(one => one.close()));
    },
  };
}

/** How often the tools' APIs are asked from now on. */
export function countRequests(): () => number {
  const asked = jest.spyOn(globalThis, 'fetch');
  const isOfApi = ([address]: [unknown, ...unknown[]]) =>
    /\/api\/(search|qualitygates)/.test(String(address));
  return () => asked.mock.calls.filter(isOfApi).length;
}

export function aDashboard(
  uid: string,
  change: Partial<StoryDashboard> = {},
): StoryDashboard {
  const title = `Dashboard ${uid}`;
  return { uid, title, tags: ['service=payments'], panels: [], ...change };
}

export function aProject(
  key: string,
  analysis?: Partial<StoryAnalysis>,
): StoryProject {
  return {
    key,
    name: key,
    analysis: analysis && {
      at: new Date('2026-03-11T12:00:00Z'),
      issues: 0,
      coveragePercent: 91,
      duplicationPercent: 0,
      ...analysis,
    },
  };
}

const someProjects = () => [
  aProject('acme_payments', {}),
  aProject('acme_orders', { coveragePercent: 62.1, issues: 3 }),
  aProject('acme_new'),
];
