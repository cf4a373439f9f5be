// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

const settingsSchema = z.object({
  /** The forge's port; the identity provider, the pager, the meter, Grafana and SonarQube take the next ones. */
  SANDBOX_PORT: z.coerce.number().int().min(1).max(65530).default(7010),
  /** Everything is kept here. */
  SANDBOX_DATA: z.string().min(1),
  PORTAL_URL: z.string().url().default('http://localhost:7007'),
  GITHUB_TOKEN: z.string().min(16),
  GITHUB_WEBHOOK_SECRET: z.string().min(16),
  PAGERDUTY_TOKEN: z.string().min(16),
  PAGERDUTY_WEBHOOK_SECRET: z.string().min(16),
  GRAFANA_TOKEN: z.string().min(16),
  SONARQUBE_TOKEN: z.string().min(16),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(16),
  /** How many seconds of work in the real world pass in one second here. */
  SANDBOX_CLOCK_SCALE: z.coerce.number().positive().default(20),
  /** Where templates, catalog and docs come from. */
  MACADAM_CHECKOUT: z.string().min(1).optional(),
  /** Where built docs go. Without it, or without MkDocs, none are built. */
  TECHDOCS_DIR: z.string().min(1).optional(),
  MKDOCS_BIN: z.string().min(1).optional(),
});

export type Settings = z.output<typeof settingsSchema>;

/** @throws Error that names every variable that is missing or wrong, in one line */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const parsed = settingsSchema.safeParse(env);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    issue => `${issue.path.join('.')}: ${issue.message}`,
  );
  throw new Error(`The sandbox cannot start. ${problems.join('; ')}`);
}
