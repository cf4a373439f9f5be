// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  NoToolData,
  ToolStatus,
} from '@macadam/plugin-tool-status-common';
import { LastKnown } from '@macadam/portal-node';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const RULES = {
  freshMilliseconds: MINUTE,
  // What a dashboard is called, and how good the code was, is worth knowing with its age.
  keptMilliseconds: 60 * MINUTE,
  pauseMilliseconds: 10 * SECOND,
  mostEntries: 5_000,
};

/** One tool, as it is asked about what entities name in it. */
export interface AskedTool<T> {
  title: string;
  /** The configuration that opens it. */
  tokenKey: string;
  /** How it is asked, or what is not set that it could be asked by. */
  access: { ask(name: string): Promise<T> } | { missing: string[] };
}

type Source = ToolStatus['source'];

/** What a tool said within the last minute, and longer while it is away. Why there is nothing, where there is nothing. */
export class RememberedTool<T extends object | string> {
  private readonly memory: LastKnown<T>;

  constructor(
    private readonly tool: AskedTool<T>,
    deps: { logger: Pick<LoggerService, 'warn'>; now?: () => number },
  ) {
    const onFailing = ({ message }: Error) =>
      deps.logger.warn(`${tool.title} cannot be read: ${message}`);
    this.memory = new LastKnown({ ...RULES, now: deps.now, onFailing });
  }

  /**
   * @param name - what an entity names in the tool
   * @param tell - puts what was found into words
   */
  async status<S>(
    name: string,
    tell: (found: T) => S,
  ): Promise<{ status: S | NoToolData; source: Source }> {
    const { title, tokenKey, access } = this.tool;
    if ('missing' in access) {
      const status = noData(
        'not-configured',
        `The portal is not connected to ${title}`,
        `the platform team sets ${access.missing.join(' and ')}`,
      );
      return { status, source: { title } };
    }
    const reading = await this.memory.read(name, () => access.ask(name));
    const { value, isRefused, ...state } = reading;
    const source = { title, ...state };
    if (isRefused) {
      const status = noData(
        'no-permission',
        `${title} does not let the portal read this`,
        `the platform team renews ${tokenKey}, or gives it the right to`,
      );
      return { status, source };
    }
    if (value) return { status: tell(value), source };
    const status = noData(
      'unreachable',
      `${title} does not answer the portal`,
      'look there yourself',
    );
    return { status, source };
  }
}

export function noData(
  why: NoToolData['why'],
  reason: string,
  whatToDo: string,
): NoToolData {
  return { kind: 'no-data', why, reason, whatToDo };
}
