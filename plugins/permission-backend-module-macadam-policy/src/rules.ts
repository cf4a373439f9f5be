// SPDX-License-Identifier: Apache-2.0

/**
 * Who is allowed, beside the platform team, which is allowed everything that is named here:
 * - `signed-in`: every user;
 * - `entity-owner`: who owns the catalog entity, by themselves or through a group;
 * - `task-starter`: who started the scaffolder task;
 * - `platform-team`: nobody else.
 */
export type Audience =
  | 'signed-in'
  | 'entity-owner'
  | 'task-starter'
  | 'platform-team';

/**
 * Every permission of every installed plugin. What is not named is denied, to the platform team too: a permission that an upgrade brings
 * is a decision to take here, and a test fails until it is taken.
 */
export const rules: Readonly<Partial<Record<string, Audience>>> = {
  'catalog.entity.read': 'signed-in',
  'catalog.entity.validate': 'signed-in',
  // Shows the buttons that lead to creating and registering. What they lead to decides by itself.
  'catalog.entity.create': 'signed-in',
  'catalog.entity.refresh': 'entity-owner',
  'catalog.entity.delete': 'entity-owner',
  // Entities come from discovery: nobody registers a location to create a service.
  'catalog.location.read': 'platform-team',
  'catalog.location.create': 'platform-team',
  'catalog.location.analyze': 'platform-team',
  'catalog.location.delete': 'platform-team',
  'catalog.ingestion.read': 'platform-team',
  'catalog.ingestion.manage': 'platform-team',

  'scaffolder.template.parameter.read': 'signed-in',
  'scaffolder.template.step.read': 'signed-in',
  'scaffolder.action.execute': 'signed-in',
  'scaffolder.task.create': 'signed-in',
  // A log may hold what its run was given.
  'scaffolder.task.read': 'task-starter',
  'scaffolder.task.cancel': 'task-starter',
  // A dry run executes whatever template it is sent.
  'scaffolder.template.dry-run': 'platform-team',
  'scaffolder.template.management': 'platform-team',
};
