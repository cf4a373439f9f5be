// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { JournaledStore } from './JournaledStore';

const directory = createMockDirectory();
const file = () => directory.resolve('journal');

class Store extends JournaledStore {
  readonly things: { put(key: string, value: string): void };

  constructor(kind: string) {
    super();
    this.things = this.collection<string>(kind);
    this.load(file());
  }
}

it('does not lose what another version wrote', () => {
  directory.setContent({});
  const newer = new Store('parcels');
  newer.things.put('one', 'for Ada');
  newer.close();
  const written = readFileSync(file(), 'utf8');

  expect(() => new Store('letters')).toThrow(/parcels.*another version/);
  expect(readFileSync(file(), 'utf8')).toBe(written);
});
