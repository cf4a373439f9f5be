// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigReader, type AppConfig } from '@backstage/config';
import {
  ConfigSources,
  loadConfigSchema,
  type ConfigSchema,
} from '@backstage/config-loader';
import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { repositoryRoot } from '../repository';

/** What the image starts the portal with. */
export const shippedFiles = ['app-config.yaml', 'app-config.production.yaml'];

/** The environment variable that chooses among the parts of a file in `config/`. */
const CHOICES: Record<string, string> = {
  'docs.yaml': 'MACADAM_DOCS',
  'github.yaml': 'MACADAM_GITHUB',
  'sign-in.yaml': 'MACADAM_SIGN_IN',
};

export type Environment = Record<string, string>;

/** Every combination of what a company may choose. */
export async function listChoices(): Promise<Environment[]> {
  const folder = join(repositoryRoot, 'config');
  let combinations: Environment[] = [{}];
  for (const file of await readdir(folder)) {
    const variable = CHOICES[file];
    if (!variable) throw new Error(`What chooses a part of config/${file}?`);
    const parts = Object.keys(
      parse(await readFile(join(folder, file), 'utf8')),
    ).filter(part => part !== 'x');
    combinations = combinations.flatMap(chosen =>
      parts.map(part => ({ ...chosen, [variable]: part })),
    );
  }
  return combinations;
}

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

/** The schemas of everything that the app and the backend are made of; what they do not know is an error. */
export const loadSchema = () =>
  loadConfigSchema({
    dependencies: ['app', 'backend'],
    packagePaths: [join(repositoryRoot, 'package.json')],
    noUndeclaredProperties: true,
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
