// SPDX-License-Identifier: Apache-2.0
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  parseLocationRef,
} from '@backstage/catalog-model';
import { InputError, isError, NotFoundError } from '@backstage/errors';
import type { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';

/** More than this is no template but a mistake. */
const MAX_FILES = 500;
const MAX_BYTES = 5_000_000;
/** Templates are few; this keeps the memory bounded all the same. */
const MAX_KEPT = 20;

/** One file beside a template, as the scaffolder's dry run takes it. */
export interface TemplateFile {
  path: string;
  base64Content: string;
}

interface Folder {
  etag: string;
  files: TemplateFile[];
}

/** The folders that registered templates lie in, read from the forge. What has not changed there is not read twice. */
export class TemplateFolders {
  private readonly kept = new Map<string, Folder>();

  constructor(private readonly deps: { reader: UrlReaderService }) {}

  /**
   * @throws InputError when the template does not come from a URL, or its folder is too large
   */
  async filesOf(template: TemplateEntityV1beta3): Promise<TemplateFile[]> {
    const url = folderOf(template);
    const known = this.kept.get(url);
    try {
      const tree = await this.deps.reader.readTree(url, { etag: known?.etag });
      const files = await contentsOf(await tree.files());
      this.keep(url, { etag: tree.etag, files });
      return files;
    } catch (error) {
      if (known && isError(error) && error.name === 'NotModifiedError') {
        return known.files;
      }
      if (isError(error) && error.name === 'NotFoundError') {
        throw new NotFoundError(`The template's folder is gone: ${url}`);
      }
      throw error;
    }
  }

  private keep(url: string, folder: Folder): void {
    this.kept.delete(url);
    this.kept.set(url, folder);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MAX_KEPT) this.kept.delete(oldest);
  }
}

function folderOf({ metadata }: TemplateEntityV1beta3): string {
  const location = metadata.annotations?.[ANNOTATION_LOCATION];
  const { type, target } = parseLocationRef(location ?? 'none:none');
  if (type !== 'url') {
    throw new InputError(
      `${metadata.name} does not come from a repository, so its files cannot be read`,
    );
  }
  // On GitHub a folder's address says tree where that of a file says blob.
  return new URL('.', target.replace('/blob/', '/tree/'))
    .toString()
    .replace(/\/$/, '');
}

async function contentsOf(
  found: { path: string; content(): Promise<Buffer> }[],
): Promise<TemplateFile[]> {
  if (found.length > MAX_FILES) {
    throw new InputError(`The template has more than ${MAX_FILES} files`);
  }
  const files: TemplateFile[] = [];
  let bytes = 0;
  for (const file of found) {
    const content = await file.content();
    bytes += content.length;
    if (bytes > MAX_BYTES) {
      throw new InputError(`The template has more than ${MAX_BYTES} bytes`);
    }
    files.push({ path: file.path, base64Content: content.toString('base64') });
  }
  return files;
}
