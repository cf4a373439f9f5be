// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';

/** A window as the names of its bindings. */
export interface Ends {
  from: string;
  to: string;
  /** The whole UTC days within it, `[firstDay, endDay)`: these are summed up already. What is left at either end is counted. */
  firstDay: string;
  endDay: string;
}

const DAY_MS = 24 * 3_600_000;

/** Where the whole UTC days of a window begin and end; without any, both are the end of the window. */
export function wholeDays(
  from: Date,
  to: Date,
): { firstDay: Date; endDay: Date } {
  const firstDay = new Date(Math.ceil(from.getTime() / DAY_MS) * DAY_MS);
  const endDay = new Date(Math.floor(to.getTime() / DAY_MS) * DAY_MS);
  return firstDay < endDay
    ? { firstDay, endDay }
    : { firstDay: to, endDay: to };
}

/** What is summed up of deployments, by how a single one counts. */
const DEPLOYED = {
  deployments: '1',
  redeploys: 'd.is_redeploy::int',
  failed: 'd.is_failed::int',
  rework: 'd.is_rework::int',
  recovered: '(d.recovery_seconds is not null)::int',
  open: 'd.is_open::int',
  unknown_base: '(not d.is_base_known and not d.is_redeploy)::int',
};

/** What `deployed` of a summary is for all services. */
export function deployedInAll(
  ends: Ends,
  percentiles: string,
  countsServices: boolean,
): string {
  const names = Object.keys(DEPLOYED);
  const counted = (window: string) =>
    `select ${Object.values(
      DEPLOYED,
    )} from deployments d where d.is_counted and ${window}`;
  return `(select json_build_object(
      ${names.map(name => `'${name}', coalesce(sum(${name}), 0)`)},
      'services', ${countsServices ? activeServices(ends) : '0'},
      'recovery', (
        select ${percentiles} within group (order by d.recovery_seconds)
        from deployments d
        where d.is_counted and d.recovery_seconds is not null and ${within(
          'd.finished_at',
          [ends.from, ends.to],
        )}))
    from (
      select ${names} from deployment_sums where ${ofDays(ends)}
      union all ${edges('d.finished_at', ends).map(counted).join(' union all ')}
    ) as parts (${names}))`;
}

/** To look once for each service costs less than to tell of each deployment whose it was. */
function activeServices({ from, to }: Ends): string {
  return `(select count(*) from entities e where exists (
    select from deployments d
    where d.service_id = e.id and d.is_counted and ${within('d.finished_at', [
      from,
      to,
    ])}))`;
}

/** What `uncounted` of a summary is for all services. */
export function uncountedInAll(ends: Ends): string {
  const counted = (window: string) => `
    select count(*) from deployments d
    where not d.is_counted and d.uncounted_reason in ('not-successful', 'not-production') and ${window}`;
  return `(select coalesce(sum(uncounted), 0)::int from (
      select uncounted from deployment_sums where ${ofDays(ends)}
      union all ${edges('d.finished_at', ends).map(counted).join(' union all ')}
    ) as parts (uncounted))`;
}

/**
 * What `changed` of a summary is for all services, the percentiles as exact as `percentile_cont` has them. How many changes each bucket of lead
 * times holds says in which one a percentile lies; the two values around it are then read in order from where that bucket begins.
 */
export function changedInAll(ends: Ends, shares: number[]): string {
  const counted = (window: string) =>
    `select lead_bucket(c.lead_seconds), 1 from changes c where c.is_counted and ${window}`;
  return `(
    with buckets as (
      select bucket, sum(changes) as changes, sum(sum(changes)) over (order by bucket) as reached
      from (
        select bucket, changes from lead_sums where ${ofDays(ends)}
        union all ${edges('c.deployed_at', ends)
          .map(counted)
          .join(' union all ')}
      ) as parts (bucket, changes)
      group by bucket having sum(changes) <> 0)
    select json_build_object('changes', coalesce(max(reached), 0), 'lead', (
      select json_agg(near[1] + (place - floor(place)) * (coalesce(near[2], near[1]) - near[1]) order by place)
      from (
        select share * (max(reached) - 1)::float8 as place
        from buckets cross join unnest(array[${shares}]::float8[]) share group by share) places
      cross join lateral (
        select bucket, floor(place) - (reached - changes) as skipped
        from buckets where reached > floor(place) order by bucket limit 1) found
      cross join lateral (
        select array_agg(lead_seconds order by lead_seconds) as near from (
          select c.lead_seconds from changes c
          where c.is_counted and c.lead_seconds >= (lead_bounds())[found.bucket]
            and ${within('c.deployed_at', [ends.from, ends.to])}
          order by c.lead_seconds offset found.skipped::bigint limit 2) two) read))
    from buckets)`;
}

/** What the names of the ends of a window are bound to. */
export function boundDays(
  ends: Ends,
  from: Date,
  to: Date,
): Record<string, Knex.Value> {
  const { firstDay, endDay } = wholeDays(from, to);
  return {
    [ends.firstDay.slice(1)]: firstDay,
    [ends.endDay.slice(1)]: endDay,
  };
}

function ofDays({ firstDay, endDay }: Ends): string {
  const day = (name: string) =>
    `(${name}::timestamptz at time zone 'UTC')::date`;
  return `day >= ${day(firstDay)} and day < ${day(endDay)}`;
}

function edges(column: string, { from, to, firstDay, endDay }: Ends): string[] {
  return [within(column, [from, firstDay]), within(column, [endDay, to])];
}

function within(column: string, [from, to]: [string, string]): string {
  return `${column} >= ${from} and ${column} < ${to}`;
}
