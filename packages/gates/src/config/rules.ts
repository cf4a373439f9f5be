// SPDX-License-Identifier: Apache-2.0
import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, type JsonObject } from '@backstage/types';
import { leaves } from './leaves';

/** A switch that Backstage itself calls dangerous, and the decision record that says why we turn it on. */
export interface AcceptedDanger {
  path: string;
  adr: string;
}

/** What is wrong with a config, each in one line that names the key; empty when nothing is. */
export type ConfigRule = (config: JsonObject) => string[];

const pathsOf = (config: JsonObject, wrong: (path: string) => boolean) =>
  leaves(config)
    .map(({ path }) => path)
    .filter(wrong);

/** A guest provider lets everybody in. */
export const noGuest: ConfigRule = config =>
  pathsOf(config, path => /^auth\.providers\.guest(\.|$)/.test(path));

export const noDanger =
  (accepted: readonly AcceptedDanger[]): ConfigRule =>
  config =>
    pathsOf(
      config,
      path =>
        /dangerously/i.test(path) &&
        !accepted.some(danger => danger.path === path),
    );

/** Without it every policy is allow-all. */
export const permissionsAreOn: ConfigRule = config =>
  new ConfigReader(config).getOptionalBoolean('permission.enabled') === true
    ? []
    : ['permission.enabled'];

/** `http:` and the bare `https:` and `*` let a page that was tampered with send what it reads to anyone. */
export const cspNamesItsHosts: ConfigRule = config =>
  leaves(config)
    .filter(
      ({ path, value }) =>
        path.startsWith('backend.csp.') &&
        /^(http:.*|https:|\*)$/.test(String(value)),
    )
    .map(({ path, value }) => `${path}: ${value}`);

/** MkDocs can run code that a repository brings. */
export const docsAreBuiltOutside: ConfigRule = config => {
  const techdocs = new ConfigReader(config).getOptionalConfig('techdocs');
  return [
    ...(techdocs?.getOptionalString('builder') === 'external'
      ? []
      : ['techdocs.builder']),
    ...(techdocs?.has('generator.runIn') ? ['techdocs.generator.runIn'] : []),
  ];
};

export const requestsAreLimited: ConfigRule = config =>
  new ConfigReader(config).getOptionalNumber(
    'backend.rateLimit.incomingRequestLimit',
  )
    ? []
    : ['backend.rateLimit.incomingRequestLimit'];

/** What proxies in front, and Node's own client, keep an idle connection for at most. */
const CLIENTS_KEEP_CONNECTIONS_SECONDS = 60;

/** A server that closes first loses the request that is just coming. */
export const connectionsOutliveClients: ConfigRule = config => {
  const key = 'backend.server.keepAliveTimeout';
  const reader = new ConfigReader(config);
  const seconds = reader.has(key)
    ? durationToMilliseconds(readDurationFromConfig(reader, { key })) / 1000
    : 0;
  return seconds > CLIENTS_KEEP_CONNECTIONS_SECONDS ? [] : [key];
};

const secretName =
  /(secret|password|passwd|token|privateKey|accessKey|accountKey|apiKey|credential)s?$/i;

/**
 * A config that was read in an environment without any secret holds none: what it holds all the same stands in a file.
 * `secret` is the part of `config` that the schemas call secret; a secret's usual names speak for keys that no schema knows.
 */
export const noDefaultSecret = (
  config: JsonObject,
  secret: JsonObject,
): string[] => {
  const named = leaves(config).filter(({ path }) =>
    secretName.test(path.replace(/(\.\d+)+$/, '')),
  );
  const filled = [...leaves(secret), ...named].filter(
    ({ value }) => typeof value === 'string' || typeof value === 'number',
  );
  return Array.from(new Set(filled.map(({ path }) => path)));
};

/** Features that open what the config closes; a backend that does not have them cannot turn them on. */
export const openingFeatures = (dependencies: Record<string, string>) =>
  Object.keys(dependencies).filter(name =>
    /guest-provider|allow-all-policy/.test(name),
  );
