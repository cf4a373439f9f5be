// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

/**
 * The fields that we read of Grafana's search; it may send more. Its own `url` begins with whatever path the server takes itself to be under,
 * which need not be how people reach it.
 *
 * https://grafana.com/docs/grafana/latest/developers/http_api/folder_dashboard_search/
 */
export const dashboardList = z.array(
  z.object({ uid: z.string(), title: z.string() }),
);
