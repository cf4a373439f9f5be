// SPDX-License-Identifier: Apache-2.0
import type {
  ChargeRecord,
  ChargeSubject,
  Reject,
} from '@macadam/plugin-cost-node';
import type { Column, Columns } from './Columns';
import { decimalOf } from './decimal';
import { tagsOf, type Tags } from './tags';

const LONGEST_TEXT = 4096;

/** More distinct ones than these are rare, and then they are read again. */
const REMEMBERED = 10_000;

const KINDS = new Map<string, ChargeRecord['kind']>([
  ['Usage', 'usage'],
  ['Purchase', 'purchase'],
  ['Tax', 'tax'],
  ['Credit', 'credit'],
  ['Adjustment', 'adjustment'],
]);

/** What is charged for. */
const SUBJECT = [
  ...(['provider', 'subAccount', 'billingAccount', 'category'] as const),
  ...(['service', 'resourceId', 'resourceName', 'region', 'tags'] as const),
];

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$/;

/** What is wrong with a row. */
class ColumnError extends Error {
  constructor(readonly column: Column, reason: string) {
    super(reason);
  }
}

/** Makes charges of the rows of one file. */
export class RowReader {
  private readonly subjects = new Map<string, ChargeSubject>();
  private readonly days = new Map<string, number>();

  constructor(private readonly columns: Columns) {}

  read(cells: readonly string[], line: number): ChargeRecord | Reject {
    const { names } = this.columns;
    if (cells.length < names.length) {
      const column = names[cells.length];
      return { line, column, reason: 'is missing: the row ends before it' };
    }
    if (cells.length > names.length) {
      const column = names[names.length - 1];
      const reason = `is the last one, and the row goes on for ${
        cells.length - names.length
      } more`;
      return { line, column, reason };
    }
    try {
      return this.charge(cells, line);
    } catch (error) {
      if (!(error instanceof ColumnError)) throw error;
      const column = this.columns.nameOf(error.column);
      return { line, column, reason: error.message };
    }
  }

  private charge(cells: readonly string[], line: number): ChargeRecord {
    const amount = (column: Column) => this.amount(cells, column);
    const required = (column: Column) => this.required(cells, column);
    const begin = this.moment(cells, 'begin');
    if (this.moment(cells, 'end') <= begin) {
      throw new ColumnError('end', 'does not lie after ChargePeriodStart');
    }
    const currency = required('currency');
    if (!/^[A-Z]{3}$/.test(currency)) {
      throw new ColumnError('currency', 'is no currency of ISO 4217, as EUR');
    }
    return {
      day: required('begin').slice(0, 'YYYY-MM-DD'.length),
      kind: this.kind(cells),
      isCorrection: this.isCorrection(cells),
      currency,
      billed: amount('billed'),
      effective: amount('effective'),
      list: amount('list'),
      subject: this.subject(cells),
      identity: this.identity(cells),
      line,
    };
  }

  private text(cells: readonly string[], column: Column): string {
    const value = this.columns.value(cells, column);
    if (value.length <= LONGEST_TEXT) return value;
    const reason = `is longer than ${LONGEST_TEXT} characters`;
    throw new ColumnError(column, reason);
  }

  private required(cells: readonly string[], column: Column): string {
    const value = this.text(cells, column);
    if (value) return value;
    throw new ColumnError(column, 'is empty');
  }

  private amount(cells: readonly string[], column: Column): string {
    const decimal = decimalOf(this.required(cells, column));
    if (decimal !== undefined) return decimal;
    throw new ColumnError(column, 'is no number, as -0.036 or 3.6E-2');
  }

  /** Milliseconds since 1970. */
  private moment(cells: readonly string[], column: Column): number {
    const text = this.required(cells, column);
    const known = this.days.get(text);
    if (known !== undefined) return known;
    const moment = MOMENT.test(text) ? Date.parse(text) : NaN;
    if (Number.isNaN(moment)) {
      throw new ColumnError(column, 'is no moment, as 2026-11-24T00:00:00Z');
    }
    remember(this.days, text, moment);
    return moment;
  }

  private kind(cells: readonly string[]): ChargeRecord['kind'] {
    const kind = KINDS.get(this.required(cells, 'chargeCategory'));
    if (kind) return kind;
    const reason = `is none of ${[...KINDS.keys()].join(', ')}`;
    throw new ColumnError('chargeCategory', reason);
  }

  private isCorrection(cells: readonly string[]): boolean {
    const value = this.text(cells, 'chargeClass');
    if (value === '' || value === 'Correction') return value !== '';
    throw new ColumnError('chargeClass', 'is neither Correction nor empty');
  }

  /** The same one for the same cells: a thing is charged for again and again. */
  private subject(cells: readonly string[]): ChargeSubject {
    const values = SUBJECT.map(column => this.columns.value(cells, column));
    const key = JSON.stringify(values);
    const known = this.subjects.get(key);
    if (known) return known;
    const required = (column: Column) => this.required(cells, column);
    const optional = (column: Column) => this.text(cells, column) || undefined;
    const subject = {
      provider: required('provider'),
      account: optional('subAccount') ?? required('billingAccount'),
      category: required('category'),
      service: required('service'),
      resourceId: optional('resourceId'),
      resourceName: optional('resourceName'),
      region: optional('region'),
      tags: this.tagsIn(cells),
    };
    remember(this.subjects, key, subject);
    return subject;
  }

  private tagsIn(cells: readonly string[]): Tags {
    const tags = tagsOf(this.columns.value(cells, 'tags'));
    if (!tags) throw new ColumnError('tags', 'is no JSON object of tags');
    return tags;
  }

  /** All columns, those of the provider's own among them, whatever their order; an empty one says what a missing one says. */
  private identity(cells: readonly string[]): string {
    const { names } = this.columns;
    return this.order()
      .filter(place => cells[place] !== '')
      .map(place => `${names[place]}=${cells[place]}`)
      .join('\n');
  }

  private sorted?: number[];

  private order(): number[] {
    const { names } = this.columns;
    this.sorted ??= names
      .map((_, place) => place)
      .sort((a, b) => (names[a] < names[b] ? -1 : 1));
    return this.sorted;
  }
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  if (map.size >= REMEMBERED) map.clear();
  map.set(key, value);
}
