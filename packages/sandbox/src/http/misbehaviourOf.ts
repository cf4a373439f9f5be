// SPDX-License-Identifier: Apache-2.0

export interface Misbehaviour {
  /** Orders misbehaviour, as `POST /_sandbox/faults` describes it. */
  misbehave(fault: object): Promise<void>;
  /** Takes back all of it that was not seen yet. */
  behave(): Promise<void>;
}

/** @param url - of one of the sandbox's servers */
export function misbehaviourOf(url: string): Misbehaviour {
  const faults = `${url}/_sandbox/faults`;
  return {
    async misbehave(fault) {
      const body = JSON.stringify(fault);
      await accepted(fetch(faults, { method: 'POST', body }));
    },
    behave: () => accepted(fetch(faults, { method: 'DELETE' })),
  };
}

async function accepted(answer: Promise<Response>): Promise<void> {
  const { ok, status } = await answer;
  if (!ok) throw new Error(`The sandbox took no such fault: ${status}`);
}
