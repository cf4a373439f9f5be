// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

/**
 * The fields that we read of a project's quality gate; SonarQube may send more. Before 7.6 a gate could warn, and let pass what it warned of.
 * `NONE` is a project that was not analysed. Numbers are texts.
 *
 * `api/qualitygates/project_status` of https://next.sonarqube.com/sonarqube/web_api/api/qualitygates
 */
export const projectStatus = z.object({
  projectStatus: z.object({
    status: z.enum(['OK', 'WARN', 'ERROR', 'NONE']),
    conditions: z
      .array(
        z.object({
          status: z.string(),
          metricKey: z.string(),
          actualValue: z.string().optional(),
        }),
      )
      .default([]),
  }),
});
