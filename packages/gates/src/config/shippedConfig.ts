// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { ConfigReader, type AppConfig } from '@backstage/config';
import {
  ConfigSources,
  loadConfigSchema,
  type ConfigSchema,
} from '@backstage/config-loader';
import type { JsonObject } from '@backstage/types';
import { repositoryRoot } from '../repository';

/** What the image starts the portal with. */
export const shippedFiles = ['app-config.yaml', 'app-config.production.yaml'];

/** The config as a portal with this environment, and no other, reads it. */
export async function readShippedConfig(
  valueOf: (variable: string) => string | undefined,
): Promise<AppConfig[]> {
  const source = ConfigSources.default({
    rootDir: repositoryRoot,
    argv: shippedFiles.flatMap(file => [
      '--config',
      join(repositoryRoot, file),
    ]),
    env: {},
    substitutionFunc: async variable => valueOf(variable),
  });
  for await (const { configs } of source.readConfigData()) return configs;
  throw new Error('No config was read');
}

/** The schemas of everything that the app and the backend are made of. */
export const loadSchema = () =>
  loadConfigSchema({
    dependencies: ['app', 'backend'],
    packagePaths: [join(repositoryRoot, 'package.json')],
  });

export const merged = (configs: AppConfig[]) =>
  ConfigReader.fromConfigs(configs).get<JsonObject>();

/** The part of a config that its schemas call secret. */
export const secretsOf = (schema: ConfigSchema, configs: AppConfig[]) =>
  merged(
    schema.process(configs, {
      visibility: ['secret'],
      ignoreSchemaErrors: true,
    }),
  );
