// SPDX-License-Identifier: Apache-2.0
import type { FileProblem } from '@macadam/plugin-catalog-files-common';
import type { DescribedEntity } from './parseFile';

/** JSON pointers and dotted paths, as the catalog's own validation writes them. */
const POINTER = /(\/[\w/.-]+) must /;
const DOTTED = /"((?:metadata|spec|kind|apiVersion)[\w.-]*)" is not valid/;

/** What the catalog's validation says about an entity, at the field that it means. */
export function validationProblem(
  message: string,
  entity: DescribedEntity,
): FileProblem {
  const said = message.split('; caused by ').at(-1) ?? message;
  const reason = said.replace(/^\w*Error: /, '');
  const pointer = POINTER.exec(reason)?.[1].split('/').filter(Boolean);
  const path = pointer ?? DOTTED.exec(reason)?.[1].split('.') ?? [];
  return {
    severity: 'error',
    message: reason.slice(0, 500),
    whatToDo: path.length
      ? `Mend ${path.join('.')}`
      : 'Mend the entity that begins on this line',
    ...entity.placeOf(path),
  };
}
