// SPDX-License-Identifier: Apache-2.0
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { z } from 'zod/v3';

const recordSchema = z.object({
  payload: z.record(z.unknown()),
  expiresAt: z.number().nullable(),
});
type StoredRecord = z.infer<typeof recordSchema>;

/**
 * Keeps the provider's grants, tokens and half-finished sign-ins in one small file, so that a
 * restart signs nobody out. Every write replaces the file by a rename: a process that is killed
 * leaves the old file or the new one. Records that have expired are dropped with the next write.
 */
export class RecordStore {
  private writing: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;

  private constructor(
    private readonly file: string,
    private readonly records: Map<string, StoredRecord>,
  ) {}

  static async open(file: string): Promise<RecordStore> {
    await mkdir(dirname(file), { recursive: true });
    return new RecordStore(file, await readRecords(file));
  }

  /** One kind of record, as `oidc-provider` asks for it. */
  adapter(model: string): Adapter {
    const key = (id: string) => `${model}:${id}`;
    return {
      upsert: async (id, payload, expiresInSeconds) => {
        const expiresAt = expiresInSeconds
          ? Date.now() + expiresInSeconds * 1000
          : null;
        this.records.set(key(id), { payload, expiresAt });
        await this.save();
      },
      find: async id => this.live(key(id)),
      findByUid: async uid => this.findIn(model, p => p.uid === uid),
      findByUserCode: async code =>
        this.findIn(model, p => p.userCode === code),
      consume: async id => {
        const payload = this.live(key(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
        await this.save();
      },
      destroy: async id => {
        this.records.delete(key(id));
        await this.save();
      },
      revokeByGrantId: async grantId => {
        for (const [name, { payload }] of this.records) {
          if (payload.grantId === grantId) this.records.delete(name);
        }
        await this.save();
      },
    };
  }

  /** Resolves when all that was kept so far is on the disk. */
  async flush(): Promise<void> {
    await (this.next ?? this.writing);
  }

  private live(name: string): AdapterPayload | undefined {
    const record = this.records.get(name);
    return record && isLive(record) ? record.payload : undefined;
  }

  private findIn(
    model: string,
    matches: (payload: AdapterPayload) => boolean,
  ): AdapterPayload | undefined {
    for (const [name, record] of this.records) {
      if (!name.startsWith(`${model}:`) || !isLive(record)) continue;
      if (matches(record.payload)) return record.payload;
    }
    return undefined;
  }

  /** Callers that arrive during a write share the next one. */
  private save(): Promise<void> {
    this.next ??= this.writing
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        this.writing = this.write();
        return this.writing;
      });
    return this.next;
  }

  private async write(): Promise<void> {
    for (const [name, record] of this.records) {
      if (!isLive(record)) this.records.delete(name);
    }
    const text = JSON.stringify(Object.fromEntries(this.records));
    await writeFile(`${this.file}.new`, text, { mode: 0o600 });
    await rename(`${this.file}.new`, this.file);
  }
}

function isLive(record: StoredRecord): boolean {
  return record.expiresAt === null || record.expiresAt > Date.now();
}

async function readRecords(file: string): Promise<Map<string, StoredRecord>> {
  const text = await readFile(file, 'utf8').catch(error => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  return new Map(
    Object.entries(z.record(recordSchema).parse(JSON.parse(text))),
  );
}
