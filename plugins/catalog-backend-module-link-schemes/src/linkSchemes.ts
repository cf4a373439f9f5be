// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';

const LEADS_SOMEWHERE = ['http', 'https', 'mailto'];
const RUNS = ['javascript', 'data', 'vbscript'];

/** The scheme as a browser reads it: controls and blanks before it, and line ends within it, do not count. */
function schemeOf(address: string): string | undefined {
  // eslint-disable-next-line no-control-regex
  const read = address.replace(/^[\x00-\x20]+|[\t\n\r]/g, '');
  return /^([a-z][a-z0-9+.-]*):/i.exec(read)?.[1].toLowerCase();
}

function isLink(url: string): boolean {
  const scheme = schemeOf(url);
  return scheme === undefined || LEADS_SOMEWHERE.includes(scheme);
}

/** Locations stand in annotations as `url:` and the address. */
function runs(annotation: string): boolean {
  const scheme = schemeOf(annotation.replace(/^\s*url:/i, '')) ?? '';
  return RUNS.includes(scheme);
}

/** What is wrong with the addresses of an entity, in sentences that name the field. */
export function linkProblems({ metadata }: Entity): string[] {
  const { links = [], annotations = {} } = metadata;
  return [
    ...links.flatMap(({ url }, index) =>
      isLink(url)
        ? []
        : `metadata.links[${index}].url begins with ${schemeOf(
            url,
          )}: where only http:, https: and mailto: are allowed`,
    ),
    ...Object.entries(annotations).flatMap(([key, value]) =>
      runs(value)
        ? `metadata.annotations["${key}"] begins with javascript:, data: or vbscript:, which is never allowed`
        : [],
    ),
  ];
}
