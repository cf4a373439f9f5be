// SPDX-License-Identifier: Apache-2.0

/** An attempt that came, changed or went, as it was before or as it is now. */
export interface TouchedAttempt {
  serviceId: number;
  id: string;
  externalId: string;
  /** Milliseconds since the epoch. */
  finishedMs: number;
  releaseId: string | null;
  dedupeKey: string | null;
}

export interface TouchedIncident {
  serviceId: number;
  id: string;
}

/** What the rules have to look at again. */
export interface Touches {
  attempts: TouchedAttempt[];
  incidents: TouchedIncident[];
}

/** The services whose chains are touched. */
export function touchedServices({ attempts, incidents }: Touches): number[] {
  const ids = [...attempts, ...incidents].map(({ serviceId }) => serviceId);
  return [...new Set(ids)];
}
