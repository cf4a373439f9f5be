// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createFetchTemplateAction } from '@backstage/plugin-scaffolder-backend';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';
import { parseAllDocuments } from 'yaml';

export const checkout = resolvePackagePath('@macadam/template-tests', '../..');

/** What a template made, in a directory. */
export class Project {
  /** Renders `templates/<template>/skeleton` as the template's own fetch step does. */
  static async render(options: {
    template: string;
    values: JsonObject;
    directory: string;
  }): Promise<Project> {
    const { template, values, directory } = options;
    const action = createFetchTemplateAction({
      reader: mockServices.urlReader.mock(),
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
    });
    const baseUrl = `file://${checkout}/templates/${template}/template.yaml`;
    const context = createMockActionContext({
      workspacePath: directory,
      templateInfo: { entityRef: `template:default/${template}`, baseUrl },
    });
    const copy = await mkdtemp(join(tmpdir(), 'template-'));
    try {
      await action.handler({
        ...context,
        input: { url: './skeleton', templateFileExtension: true, values },
        createTemporaryDirectory: async () => copy,
      });
    } finally {
      await rm(copy, { recursive: true });
    }
    return new Project(directory);
  }

  private constructor(readonly directory: string) {}

  /** Paths of its files, sorted. */
  async files(): Promise<string[]> {
    const entries = await readdir(this.directory, {
      recursive: true,
      withFileTypes: true,
    });
    return entries
      .filter(entry => entry.isFile())
      .map(entry =>
        relative(this.directory, join(entry.parentPath, entry.name)),
      )
      .sort();
  }

  read(path: string): string {
    return readFileSync(join(this.directory, path), 'utf8');
  }

  json<T>(path: string): T {
    return JSON.parse(this.read(path));
  }

  /** The documents of a YAML file; duplicate keys and whatever else YAML forbids throw. */
  yaml<T>(path: string): T[] {
    return parseAllDocuments(this.read(path)).map(document => {
      const [problem] = [...document.errors, ...document.warnings];
      if (problem) throw problem;
      return document.toJS() as T;
    });
  }
}
