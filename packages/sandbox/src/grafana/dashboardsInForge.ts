// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import type { Forge } from '../forge';
import type { StoryDashboard } from '../story';

/** Where the golden path leaves a service's dashboard. */
const FILE = 'k8s/base/dashboard.json';

/** As far as it is shown here, of https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/ */
const dashboardFile = z.object({
  uid: z.string().min(1).max(40),
  title: z.string().min(1),
  tags: z.array(z.string()).default([]),
  panels: z
    .array(z.object({ type: z.string(), title: z.string().default('') }))
    .default([]),
});

/**
 * The dashboards that stand on the default branch of repositories: a company's cluster brings them to Grafana. What is no dashboard is left
 * out, as Grafana leaves it out.
 *
 * @param isMeant - whether a repository of this name is looked at
 */
export async function dashboardsInForge(
  { repositories }: Pick<Forge, 'repositories'>,
  isMeant: (name: string) => boolean,
): Promise<StoryDashboard[]> {
  const meant = repositories.list().filter(({ name }) => isMeant(name));
  const read = meant.map(async repository => {
    const git = repositories.git(repository);
    const commit = await git.branch(repository.defaultBranch);
    const file = commit && (await git.file(commit, FILE));
    return file ? dashboardOf(file.content.toString()) : undefined;
  });
  return (await Promise.all(read)).flatMap(found => found ?? []);
}

function dashboardOf(text: string): StoryDashboard | undefined {
  const parsed = dashboardFile.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const { panels, ...dashboard } = parsed.data;
  const drawn = panels.filter(({ type, title }) => type !== 'row' && title);
  return { ...dashboard, panels: drawn.map(({ title }) => title) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
