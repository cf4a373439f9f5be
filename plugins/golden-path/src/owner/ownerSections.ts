// SPDX-License-Identifier: Apache-2.0
import type { OwnerChoice } from '@macadam/plugin-golden-path-common';

/** Groups under two headings where a person may create for others too; under none where they may not. In the order given. */
export function ownerSections(choices: OwnerChoice[]) {
  const optionsOf = (isMine: boolean) =>
    choices
      .filter(choice => choice.isMine === isMine)
      .map(({ entityRef, title }) => ({ id: entityRef, label: title }));
  const [mine, others] = [optionsOf(true), optionsOf(false)];
  if (others.length === 0) return mine;
  return [
    { title: 'Yours', options: mine },
    { title: 'Others', options: others },
  ].filter(({ options }) => options.length > 0);
}
