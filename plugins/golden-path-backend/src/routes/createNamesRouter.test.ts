// SPDX-License-Identifier: Apache-2.0
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { anEntity } from '@macadam/test-portal';
import { GoldenPathPortal } from '../__testUtils__/GoldenPathPortal';

let portal: GoldenPathPortal;

beforeAll(async () => {
  portal = await GoldenPathPortal.start({
    entities: () => [
      anEntity('Component', 'catalogued', {
        annotations: {
          'backstage.io/managed-by-origin-location':
            'url:http://elsewhere.example',
        },
      }),
    ],
  });
});

afterAll(() => portal.stop());

describe('GET /names/:name', () => {
  it('finds a name free that nothing bears', async () => {
    const { status, body } = await portal.get('/names/free-service');
    expect({ status, body }).toEqual({
      status: 200,
      body: { name: 'free-service', available: true },
    });
  });

  it('finds a name taken by a repository', async () => {
    const { body } = await portal.get('/names/payment-service');
    expect(body).toEqual({
      name: 'payment-service',
      available: false,
      takenBy: {
        kind: 'repository',
        url: `${portal.forge.url}/acme/payment-service`,
      },
    });
  });

  it('finds a name taken by an entity', async () => {
    const { body } = await portal.get('/names/catalogued');
    expect(body.takenBy).toEqual({
      kind: 'entity',
      entityRef: 'component:default/catalogued',
    });
  });

  it('answers 400 to what cannot be a name', async () => {
    expect((await portal.get('/names/Not-A-Name')).status).toBe(400);
  });

  it('answers 401 to nobody', async () => {
    expect((await portal.get('/names/free-service', 'nobody')).status).toBe(
      401,
    );
  });

  it('answers 403 to who may not run templates', async () => {
    portal.permissions.authorize.mockResolvedValueOnce([
      { result: AuthorizeResult.DENY },
    ]);
    expect((await portal.get('/names/free-service')).status).toBe(403);
  });
});
