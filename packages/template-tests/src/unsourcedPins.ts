// SPDX-License-Identifier: Apache-2.0

/** A commit, or a digest as registries write it. What a lock file holds is neither: npm computed it from what it installed. */
const PIN = /\b[0-9a-f]{40}\b|\bsha256:[0-9a-f]{64}\b/;

/** An action with the release whose commit it is: the action's own repository says so. */
const RELEASE = /\buses: [\w.-]+(\/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

/** Anything else with the address that it was read at. */
const ADDRESS = /# source: https:\/\/\S+$/;

/** The lines of a text that name a commit or a digest, and not where it comes from. */
export function unsourcedPins(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(
      line => PIN.test(line) && !RELEASE.test(line) && !ADDRESS.test(line),
    );
}
