// SPDX-License-Identifier: Apache-2.0

/** The alerts that a runbook describes, as the pager shows them. */
export function titlesIn(runbook: string): string[] {
  const sections = runbook.split(/^## /m).slice(1);
  return sections.flatMap(section => {
    const [, alert, means] =
      /^(\w+)\n+\*\*Means:\*\* ([^.]+)/.exec(section) ?? [];
    return alert ? [`${alert}: ${means.replace(/\s+/g, ' ')}`] : [];
  });
}
