// SPDX-License-Identifier: Apache-2.0
import { LABEL } from '../portal/catalog.mjs';

const SERVICES_OF_A_TEAM = 10;

/**
 * A company of teams with ten services each, which are one system.
 * @param {number} services
 * @returns {import('../portal/catalog.mjs').Entity[]}
 */
export function makeCompany(services) {
  const teams = Math.ceil(services / SERVICES_OF_A_TEAM);
  return [
    ...range(teams).map(team =>
      entity('Group', teamName(team), { type: 'team', children: [] }),
    ),
    ...range(teams).map(team =>
      entity('System', systemName(team), { owner: teamName(team) }),
    ),
    ...range(services).map(service => {
      const team = teamOf(service);
      return entity('Component', serviceName(service), {
        type: 'service',
        lifecycle: 'production',
        owner: teamName(team),
        system: systemName(team),
      });
    }),
  ];
}

/** @param {number} service */
export function serviceName(service) {
  return `service-${service}`;
}

/** @param {number} team */
export function teamName(team) {
  return `team-${team}`;
}

/** @param {number} team */
function systemName(team) {
  return `system-${team}`;
}

/** @param {number} service */
function teamOf(service) {
  return Math.floor(service / SERVICES_OF_A_TEAM);
}

/**
 * @param {string} kind
 * @param {string} name
 * @param {Record<string, unknown>} spec
 */
function entity(kind, name, spec) {
  const labels = { [LABEL.key]: LABEL.value };
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, labels },
    spec,
  };
}

/** @param {number} length */
export function range(length) {
  return Array.from({ length }, (_, number) => number);
}
