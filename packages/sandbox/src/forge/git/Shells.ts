// SPDX-License-Identifier: Apache-2.0
import { Shell, type Command, type Outcome } from './Shell';

/** More would only wait for a processor. */
const MOST = 4;
const IDLE_MILLISECONDS = 2_000;

/** As many shells as there is work for; one that nobody needs ends after a while. */
export class Shells {
  private readonly idle: { shell: Shell; end: NodeJS.Timeout }[] = [];
  private readonly waiting: (() => void)[] = [];
  private free = MOST;

  async run(command: Command): Promise<Outcome> {
    if (this.free === 0) {
      await new Promise<void>(resolve => this.waiting.push(resolve));
    } else {
      this.free -= 1;
    }
    try {
      return await this.runIn(this.rested() ?? (await Shell.start()), command);
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }

  private async runIn(shell: Shell, command: Command): Promise<Outcome> {
    try {
      const outcome = await shell.run(command);
      this.rest(shell);
      return outcome;
    } catch (error) {
      shell.end();
      throw error;
    }
  }

  private rested(): Shell | undefined {
    const last = this.idle.pop();
    clearTimeout(last?.end);
    return last?.shell;
  }

  private rest(shell: Shell): void {
    const end = setTimeout(() => {
      this.idle.splice(
        this.idle.findIndex(one => one.shell === shell),
        1,
      );
      shell.end();
    }, IDLE_MILLISECONDS).unref();
    this.idle.push({ shell, end });
  }
}
