// SPDX-License-Identifier: Apache-2.0
import { settle, type Kept, type Telling } from './settle';

const kept: Kept = {
  observedMs: 10,
  digest: 'm',
  sha: 'v1',
  baseObservedMs: 10,
  baseDigest: 'm',
};

const told: Telling = {
  observedMs: 10,
  digest: 'm',
  sha: 'v1',
  baseDigest: 'm',
};

const noBase = { baseObservedMs: null, baseDigest: null };

it.each<{
  name: string;
  kept?: Partial<Kept>;
  told: Partial<Telling>;
  takesFacts: boolean;
  changes: string;
}>([
  { name: 'the same again', told: {}, takesFacts: false, changes: 'keep' },
  {
    name: 'a later telling',
    told: { observedMs: 11, digest: 'a', baseDigest: 'a' },
    takesFacts: true,
    changes: 'replace',
  },
  {
    name: 'an earlier telling that comes late',
    told: { observedMs: 9, digest: 'z', baseDigest: 'z' },
    takesFacts: false,
    changes: 'keep',
  },
  {
    name: 'of one moment the greater digest',
    told: { digest: 'n', baseDigest: 'l' },
    takesFacts: true,
    changes: 'keep',
  },
  {
    name: 'and not the lesser',
    told: { digest: 'l', baseDigest: 'n' },
    takesFacts: false,
    changes: 'replace',
  },
  {
    name: 'changes that are known are not lost to who does not know them',
    told: { observedMs: 11, digest: 'a', baseDigest: null },
    takesFacts: true,
    changes: 'keep',
  },
  {
    name: 'changes that were not known are taken from an earlier telling too',
    kept: noBase,
    told: { observedMs: 9 },
    takesFacts: false,
    changes: 'replace',
  },
  {
    name: 'changes of another commit are forgotten',
    told: { observedMs: 11, sha: 'v2', baseDigest: null },
    takesFacts: true,
    changes: 'forget',
  },
  {
    name: 'and not taken from an earlier telling',
    told: { observedMs: 9, sha: 'v0' },
    takesFacts: false,
    changes: 'keep',
  },
  {
    name: 'no changes are nothing to forget',
    kept: noBase,
    told: { observedMs: 11, sha: 'v2', baseDigest: null },
    takesFacts: true,
    changes: 'keep',
  },
])('$name', ({ kept: more, told: telling, takesFacts, changes }) => {
  expect(settle({ ...kept, ...more }, { ...told, ...telling })).toEqual({
    takesFacts,
    changes,
  });
});

it('what is new is taken as it is', () => {
  expect(settle(undefined, told)).toEqual({
    takesFacts: true,
    changes: 'replace',
  });
  expect(settle(undefined, { ...told, baseDigest: null })).toEqual({
    takesFacts: true,
    changes: 'keep',
  });
});
