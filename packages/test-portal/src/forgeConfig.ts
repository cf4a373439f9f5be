// SPDX-License-Identifier: Apache-2.0

/** The configuration of a portal whose organisation is `acme` on this forge. */
export function forgeConfig({ url, api }: { url: string; api: string }) {
  const { host } = new URL(url);
  const token = 'test-admin-token';
  return {
    app: { baseUrl: 'http://portal.example' },
    macadam: { github: { host, organization: 'acme' } },
    integrations: { github: [{ host, apiBaseUrl: api, token }] },
  };
}
