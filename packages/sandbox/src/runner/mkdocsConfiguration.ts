// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { parse } from 'yaml';
import { z } from 'zod/v3';

const configuration = z.object({
  site_name: z.string().min(1),
  site_description: z.string().optional(),
  docs_dir: z.string().default('docs'),
  nav: z.array(z.unknown()).optional(),
});

/**
 * What a build takes over from a repository's `mkdocs.yml`. MkDocs can run code (hooks, plugins,
 * extensions, themes), so everything else is left behind; `techdocs-core` brings what pages need.
 *
 * @throws InputError when there is nothing to build
 */
export function mkdocsConfiguration(mkdocsYml: string) {
  const parsed = configuration.safeParse(
    parse(mkdocsYml, { logLevel: 'error' }),
  );
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new InputError(`mkdocs.yml: ${path.join('.')} ${message}`);
  }
  return {
    ...parsed.data,
    // Fonts from elsewhere would not pass the portal's content security policy.
    theme: { name: 'material', font: false },
    plugins: ['techdocs-core'],
  };
}
