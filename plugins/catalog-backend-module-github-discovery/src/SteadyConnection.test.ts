// SPDX-License-Identifier: Apache-2.0
import type {
  DeferredEntity,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { SteadyConnection } from './SteadyConnection';

describe('SteadyConnection', () => {
  let applied: EntityProviderMutation[];
  let now: Date;
  let connection: SteadyConnection;

  beforeEach(() => {
    applied = [];
    now = new Date('2026-06-01T12:00:00Z');
    connection = new SteadyConnection(
      {
        applyMutation: async mutation => void applied.push(mutation),
        refresh: async () => {},
      },
      () => now,
    );
  });

  it('keeps what was added while a full read was under way', async () => {
    await connection.applyMutation(delta({ added: ['new'] }));
    await connection.applyMutation(full('old'));
    expect(names()).toEqual(['old', 'new']);
  });

  it('keeps out what was removed while a full read was under way', async () => {
    await connection.applyMutation(delta({ removed: ['gone'] }));
    await connection.applyMutation(full('old', 'gone'));
    expect(names()).toEqual(['old']);
  });

  it('has each entity once, however often it was told', async () => {
    await connection.applyMutation(delta({ added: ['new'] }));
    await connection.applyMutation(delta({ added: ['new'] }));
    await connection.applyMutation(full('old', 'new'));
    expect(names()).toEqual(['old', 'new']);
  });

  it('goes by the last word on an entity', async () => {
    await connection.applyMutation(delta({ added: ['new'] }));
    await connection.applyMutation(delta({ removed: ['new'] }));
    await connection.applyMutation(full('old', 'new'));
    expect(names()).toEqual(['old']);
  });

  it('believes the full read about what was told long ago', async () => {
    await connection.applyMutation(delta({ added: ['new'] }));
    now = new Date('2026-06-01T12:10:01Z');
    await connection.applyMutation(full('old'));
    expect(names()).toEqual(['old']);
  });

  function names(): string[] {
    const last = applied.at(-1);
    if (last?.type !== 'full') throw new Error('No full mutation was applied');
    return last.entities.map(({ entity }) => entity.metadata.name);
  }
});

function full(...entities: string[]): EntityProviderMutation {
  return { type: 'full', entities: entities.map(aLocation) };
}

function delta(changes: {
  added?: string[];
  removed?: string[];
}): EntityProviderMutation {
  const { added = [], removed = [] } = changes;
  return {
    type: 'delta',
    added: added.map(aLocation),
    removed: removed.map(aLocation),
  };
}

function aLocation(name: string): DeferredEntity {
  return {
    locationKey: 'github-provider:organization',
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Location',
      metadata: { name },
    },
  };
}
