// SPDX-License-Identifier: Apache-2.0
import type { ChargeRecord, Reject } from './charge';

/** Some of a bill. One reject anywhere in it refuses the whole bill; what follows is read only to find more of them. */
export interface BillPart {
  charges: ChargeRecord[];
  rejects: Reject[];
}

/** What counts whole or not at all: a file, a day. */
export interface Bill {
  /** Unique in the source. A bill that comes again under its name, and says something else, takes the place of what was there. */
  name: string;
  /** Of its content, hexadecimal: one that has been counted is not read again, whatever its name. */
  digest: string;
  /**
   * From the beginning, in parts that fit into memory.
   *
   * @throws whatever went wrong with reading it: nothing of it counts, and it is read again at the next turn
   */
  read(signal: AbortSignal): AsyncIterable<BillPart>;
}

/** A question to a source for its bills. */
export interface BillsRequest {
  signal: AbortSignal;
  /** Names of the components of the catalog, for a source that is asked about each. */
  components: readonly string[];
}

/** Tells what things cost. */
export interface CostSource {
  /** As `focus`; it is part of every charge's identity, so it stays for ever. */
  readonly id: string;
  /** As `FOCUS files`. */
  readonly title: string;
  /**
   * All bills that there are at present, in the order in which they are to count. Those that are there no longer stay counted.
   *
   * @throws whatever went wrong: what was counted stays, and the state of the source tells of it
   */
  bills(request: BillsRequest): AsyncIterable<Bill>;
}
