// SPDX-License-Identifier: Apache-2.0
import { SandboxClock } from '../../clock';
import { RateLimits } from '../http/RateLimits';
import { apiRoutes } from '../routes';
import { GithubDescription } from '../__testUtils__/GithubDescription';
import { routeGroups } from './routeGroups';

const description = new GithubDescription();

it('the description finds what is missing, mistyped or unknown', () => {
  const find = (operation: string, status: number, body: unknown) =>
    description.problems(operation, status, body).join('\n');
  const ref = 'GET /repos/{owner}/{repo}/git/ref/{ref}';
  expect(find(ref, 200, { ref: 'refs/heads/main' })).toContain('node_id');
  expect(find(ref, 200, { ref: 1 })).toContain('/ref must be string');
  expect(find(ref, 204, undefined)).toContain('never answers 204');
  expect(find('GET /nowhere', 200, {})).toContain('is not of GitHub');
});

it('every operation that the forge serves is in a group, whose test asks it', () => {
  const rateLimits = new RateLimits(new SandboxClock({ scale: 1 }));
  const operations = (routes: Array<{ operation: string }>) =>
    routes.map(({ operation }) => operation).sort();
  expect(operations(Object.values(routeGroups).flat())).toEqual(
    operations(apiRoutes({ rateLimits })),
  );
});
