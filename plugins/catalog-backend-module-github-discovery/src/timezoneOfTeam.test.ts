// SPDX-License-Identifier: Apache-2.0
import { teamWithTimezone } from './timezoneOfTeam';

const groupOf = async (description: string) => {
  const team = { slug: 'search', combinedSlug: 'acme/search', members: [] };
  const context = { client: {} as never, query: '', org: 'acme' };
  const group = await teamWithTimezone({ ...team, description }, context);
  return group?.metadata;
};

it.each([
  ['Finds things. Time zone: Asia/Tokyo', 'Asia/Tokyo', 'Finds things.'],
  [
    'Finds things, timezone: America/Argentina/Ushuaia.',
    'America/Argentina/Ushuaia',
    'Finds things,',
  ],
  ['Time zone: UTC', 'UTC', ''],
])('%j names %s', async (description, zone, rest) => {
  expect(await groupOf(description)).toMatchObject({
    description: rest,
    annotations: { 'macadam.dev/timezone': zone },
  });
});

it.each(['Finds things', 'Our time zone: see the wiki page', ''])(
  '%j names none, and stays as it is',
  async description => {
    const metadata = await groupOf(description);
    expect(metadata?.description ?? '').toBe(description);
    expect(metadata?.annotations).not.toHaveProperty(['macadam.dev/timezone']);
  },
);
