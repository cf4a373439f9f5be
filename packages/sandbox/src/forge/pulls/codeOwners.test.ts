// SPDX-License-Identifier: Apache-2.0
import { ownersOf } from './codeOwners';

const FILE = `
# everything
*            @acme/payments-team
*.tf         @acme/platform-team  # infrastructure
/docs/       @ada
src/**/api   @bob @acme/api-team
/nobody.txt
`;

it.each([
  ['README.md', ['team:payments-team']],
  ['a/b/main.tf', ['team:platform-team']],
  ['docs/a/b.md', ['ada']],
  ['other/docs/a.md', ['team:payments-team']],
  ['src/x/api/index.ts', ['bob', 'team:api-team']],
  ['nobody.txt', []],
])('%s belongs to %j', (path, owners) => {
  expect(ownersOf(FILE, [path])).toEqual(owners);
});
