// SPDX-License-Identifier: Apache-2.0
import type { Config } from '@backstage/config';
import type { ToolId } from '@macadam/plugin-tool-status-common';
import { readSection } from '@macadam/portal-node';
import { z } from 'zod/v3';

/** How a tool is asked. */
export interface ToolAccess {
  apiBaseUrl: string;
  /** Where people see it, and where links lead. */
  baseUrl: string;
  token: string;
}

/** What the platform team has to set before a tool can be asked. */
export interface MissingAccess {
  missing: string[];
}

const url = z
  .string()
  .url()
  .regex(/^https?:/);
const links = z.object({ baseUrl: url.optional() });
const settings = z.object({
  apiBaseUrl: url.optional(),
  token: z.string().min(1).optional(),
});

/**
 * @param config - the whole configuration
 * @returns the keys that are not set, where one is not
 * @throws InputError that names the key that is wrong
 */
export function readToolAccess(
  config: Config,
  tool: ToolId,
): ToolAccess | MissingAccess {
  const linksKey = `macadam.links.${tool}`;
  const key = `toolStatus.${tool}`;
  const { baseUrl } = readSection(config, linksKey, links);
  const { apiBaseUrl = baseUrl, token } = readSection(config, key, settings);
  if (baseUrl && apiBaseUrl && token) return { apiBaseUrl, baseUrl, token };
  return {
    missing: [
      ...(baseUrl ? [] : [`${linksKey}.baseUrl`]),
      ...(token ? [] : [`${key}.token`]),
    ],
  };
}
