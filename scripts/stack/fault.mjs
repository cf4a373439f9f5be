// SPDX-License-Identifier: Apache-2.0

/** Something that the person at the keyboard can mend. Its message is one line: what, and what to do. */
export class Fault extends Error {
  name = 'Fault';
}

/**
 * One line for a fault, the whole stack for a mistake of ours.
 * @param {unknown} error
 */
export function report(error) {
  if (error instanceof Fault) {
    console.error(`macadam: ${error.message}`);
  } else {
    console.error(error);
  }
}

/**
 * Runs a program to its end, and turns its faults into a line and exit code 1.
 * @param {() => Promise<unknown>} program
 */
export async function runProgram(program) {
  try {
    await program();
  } catch (error) {
    report(error);
    process.exitCode = 1;
  }
}
