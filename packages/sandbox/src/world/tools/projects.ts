// SPDX-License-Identifier: Apache-2.0
import type { StoryAnalysis, StoryProject } from '../../story';
import { endOfStory } from '../calendar';
import { annotationIn } from '../files/annotationIn';
import { createRandom, wholeBetween } from '../random';
import { acmeRepositories } from '../repositories';
import type { RepositoryPlan } from '../RepositoryPlan';

/** One in so many leaves an issue or two in new code. */
const CARELESS = 8;

/**
 * What SonarQube knows. Nobody has made a project for what nobody has touched for months, and what runs without ever having been released
 * was not analysed yet.
 *
 * @param options.toldAt - when the story was told first; all was analysed in the night before
 */
export function acmeProjects(options: { toldAt: Date }): StoryProject[] {
  const at = endOfStory(options.toldAt);
  return acmeRepositories().flatMap(plan => {
    const { name, tree, delivery, upkeep } = plan;
    const of = (annotation: string) =>
      annotationIn(tree['catalog-info.yaml'], annotation);
    const key = of('sonarqube.org/project-key');
    if (!key || upkeep?.restedDays) return [];
    const isUnreleased = of('pagerduty.com/service-id') && !delivery;
    const analysis = isUnreleased ? undefined : analysisOf(plan, at);
    return [{ key, name, analysis }];
  });
}

/** Whose checks fail, has left out tests. */
function analysisOf({ name, upkeep }: RepositoryPlan, at: Date): StoryAnalysis {
  const random = createRandom(1, `quality of ${name}`);
  const [least, most] = upkeep?.fails === 'ci' ? [41, 74] : [81, 98];
  const isCareless = wholeBetween(random, 0, CARELESS) === 0;
  return {
    at,
    coveragePercent: tenths(least + random() * (most - least)),
    duplicationPercent: tenths(random() * 2.8),
    issues: isCareless ? wholeBetween(random, 1, 4) : 0,
    ...(random() < 0.5 && { hotspotsReviewedPercent: 100 }),
  };
}

const tenths = (percent: number) => Math.round(percent * 10) / 10;
