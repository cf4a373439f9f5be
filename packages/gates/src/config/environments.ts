// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repositoryRoot } from '../repository';
import { shippedFiles } from './shippedConfig';

export type Environment = Record<string, string>;

/** The environment variable that chooses among the parts of a file in `config/`. */
const CHOICES: Record<string, string> = {
  'docs.yaml': 'MACADAM_DOCS',
  'github.yaml': 'MACADAM_GITHUB',
  'sign-in.yaml': 'MACADAM_SIGN_IN',
};

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

/** No portal starts without these. */
export const required: Environment = {
  MACADAM_BASE_URL: 'https://portal.example',
  POSTGRES_HOST: 'postgres',
  POSTGRES_PORT: '5432',
  POSTGRES_USER: 'macadam',
  POSTGRES_PASSWORD: 'given',
};

/** The names of all that the shipped config reads from the environment. */
export async function listVariables(): Promise<string[]> {
  const parts = await readdir(join(repositoryRoot, 'config'));
  const files = [...shippedFiles, ...parts.map(name => join('config', name))];
  const texts = await Promise.all(
    files.map(file => readFile(join(repositoryRoot, file), 'utf8')),
  );
  const names = texts.flatMap(text =>
    Array.from(text.matchAll(/\$\{([A-Z][A-Z0-9_]*)/g), ([, name]) => name),
  );
  return Array.from(new Set(names)).sort();
}

/** Each of them set, for a company that uses all there is. */
export async function everythingSet(): Promise<Environment> {
  const names = await listVariables();
  return {
    ...Object.fromEntries(names.map(name => [name, '1'])),
    ...required,
    MACADAM_DOCS: 's3',
    MACADAM_GITHUB: 'app',
    MACADAM_SIGN_IN: 'oidc',
    COST_SERVICE_URL: 'https://cost.example',
    GRAFANA_URL: 'https://grafana.example',
    OPENCOST_URL: 'https://opencost.example',
    PAGERDUTY_URL: 'https://api.eu.pagerduty.com',
    SONARQUBE_URL: 'https://sonarqube.example',
    TECHDOCS_S3_FORCE_PATH_STYLE: 'true',
  };
}
