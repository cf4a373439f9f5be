// SPDX-License-Identifier: Apache-2.0
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { TemplateParameterSchema } from '@backstage/plugin-scaffolder-common';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { formFieldsApiRef } from '@backstage/plugin-scaffolder-react/alpha';
import { scaffolderApiMock } from '@backstage/plugin-scaffolder-react/testUtils';
import type { GoldenPathApi } from '@macadam/plugin-golden-path-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { goldenPathApiRef } from '../api';
import { serviceNameField } from '../name';
import { serviceOwnerField } from '../owner';
import { goldenPathPlugin } from '../plugin';
import { aRefusal } from '../__testUtils__/refusal';

// The largest of the front ends' suites: it begins before the others, which then find transformed what it has loaded.
jest.setTimeout(45_000);

const templateRef = 'template:default/one';
const manifest: TemplateParameterSchema = {
  title: 'A small service',
  description: 'Made for tests',
  steps: [
    {
      title: 'The service',
      schema: {
        required: ['name', 'owner'],
        properties: {
          name: {
            title: 'Name',
            type: 'string',
            pattern: '^[a-z-]{3,}$',
            'ui:field': 'ServiceName',
            errorMessage: { pattern: 'Three small letters at least' },
          },
          owner: { title: 'Owner', type: 'string', 'ui:field': 'ServiceOwner' },
          note: { title: 'Note', type: 'string', maxLength: 5 },
        },
      },
    },
    {
      title: 'How it is built',
      schema: {
        properties: {
          port: {
            title: 'Port',
            type: 'integer',
            default: 3000,
            maximum: 9999,
          },
        },
      },
    },
  ],
};

const payments = {
  entityRef: 'group:default/payments',
  title: 'Payments',
  isTeam: true,
  isMine: true,
};

const api: Partial<GoldenPathApi> = {
  getNameAvailability: async name => ({ name, available: name !== 'taken' }),
  getOwners: async () => [payments],
  preview: async () => ({
    templateRef,
    files: [],
    creates: [{ kind: 'pipeline', workflow: 'ci.yaml' }],
    onlyInRun: [],
  }),
};

function renderForm(
  options: {
    api?: Partial<GoldenPathApi>;
    storage?: ReturnType<typeof mockApis.storage>;
    search?: string;
  } = {},
) {
  const { storage = mockApis.storage(), search = '' } = options;
  const scaffold = jest.fn(async () => ({ taskId: 'run-1' }));
  const scaffolder = scaffolderApiMock.mock({
    getTemplateParameterSchema: async () => manifest,
    scaffold,
  });
  const { unmount } = renderTestApp({
    features: [goldenPathPlugin],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      storage,
      catalogApiMock(),
      [scaffolderApiRef, scaffolder],
      [
        formFieldsApiRef,
        { loadFormFields: async () => [serviceNameField, serviceOwnerField] },
      ],
      [goldenPathApiRef, { ...api, ...options.api }],
    ],
    initialRouteEntries: [`/create/templates/default/one${search}`],
  });
  return { scaffold, storage, unmount };
}

const field = (name: RegExp) => screen.findByLabelText(name);
const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

async function fillIn(name: string) {
  await userEvent.click(await field(/^Name/));
  await userEvent.paste(name);
  expect(await screen.findByDisplayValue('Payments')).toBeVisible();
}

async function goToPreview(name = 'tax-service') {
  await fillIn(name);
  await press('Next');
  await field(/^Port/);
  await press('Review');
}

describe('the form', () => {
  it('judges what one types while one types it, and nothing else', async () => {
    renderForm();
    await userEvent.type(await field(/^Note/), 'too long');

    expect(await screen.findByText('At most 5 characters')).toBeVisible();
    expect(screen.queryByText('Needs a value')).not.toBeInTheDocument();
  });

  it('says everything that is wrong once one asks to go on', async () => {
    renderForm();
    await field(/^Name/);
    await press('Next');

    expect(await screen.findByText('Needs a value')).toBeVisible();
    expect(screen.queryByLabelText(/^Port/)).not.toBeInTheDocument();
  });

  it('lets nobody go on with a name that is taken', async () => {
    renderForm();
    await fillIn('taken');
    await press('Next');

    expect(await screen.findByText('Choose a name that is free')).toBeVisible();
    expect(await field(/^Name/)).toHaveFocus();
    expect(screen.queryByLabelText(/^Port/)).not.toBeInTheDocument();
  });

  it('begins with the answers of a link', async () => {
    const answers = JSON.stringify({ name: 'tax-service', note: 'brief' });
    renderForm({ search: `?${new URLSearchParams({ formData: answers })}` });

    expect(await field(/^Name/)).toHaveValue('tax-service');
    expect(await field(/^Note/)).toHaveValue('brief');
  });

  it.each([
    { error: new Error('away'), says: /could not be read.*away/ },
    {
      error: aRefusal(404, { message: 'gone' }),
      says: /There is no such template/,
    },
  ])('says why it is not there: $says', async ({ error, says }) => {
    const getTemplateParameterSchema = async () => {
      throw await error;
    };
    renderTestApp({
      features: [goldenPathPlugin],
      apis: [
        mockApis.storage(),
        catalogApiMock(),
        [
          scaffolderApiRef,
          scaffolderApiMock.mock({ getTemplateParameterSchema }),
        ],
        [formFieldsApiRef, { loadFormFields: async () => [] }],
        [goldenPathApiRef, api],
      ],
      initialRouteEntries: ['/create/templates/default/one'],
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(says);
  });
});

describe('the last page', () => {
  it('shows what will be created, then creates it from the answers', async () => {
    const { scaffold } = renderForm();
    await goToPreview();

    expect(await screen.findByText('Pipeline ci.yaml')).toBeVisible();
    expect(scaffold).not.toHaveBeenCalled();
    await press('Create');

    await waitFor(() => expect(scaffold).toHaveBeenCalledTimes(1));
    expect(scaffold).toHaveBeenCalledWith({
      templateRef,
      values: { name: 'tax-service', owner: payments.entityRef, port: 3000 },
      secrets: {},
    });
  });

  it('leads back to the field that the portal does not take', async () => {
    const fields = [{ field: 'name', message: 'It is reserved' }];
    const error = await aRefusal(400, { message: 'No', fields });
    renderForm({ api: { preview: () => Promise.reject(error) } });
    await goToPreview();

    await screen.findByRole('alert');
    expect(screen.getByRole('button', { name: 'Create' })).toBeDisabled();
    await press('Mend Name');

    expect(await screen.findByText('It is reserved')).toBeVisible();
    expect(await field(/^Name/)).toHaveFocus();
    await userEvent.type(await field(/^Name/), 'x');
    await waitFor(() =>
      expect(screen.queryByText('It is reserved')).not.toBeInTheDocument(),
    );
  });

  it('can do without a preview that cannot be had', async () => {
    const error = await aRefusal(503, { message: 'It took too long' });
    const { scaffold } = renderForm({
      api: { preview: () => Promise.reject(error) },
    });
    await goToPreview();

    expect(await screen.findByText('It took too long')).toBeVisible();
    await press('Create');
    await waitFor(() => expect(scaffold).toHaveBeenCalled());
  });

  it('says why nothing was started, and lets one try again', async () => {
    const { scaffold } = renderForm();
    const error = await aRefusal(403, { message: 'Not from this template' });
    scaffold.mockRejectedValueOnce(error);
    await goToPreview();
    await screen.findByText('Pipeline ci.yaml');
    await press('Create');

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Not from this template',
    );
    await press('Create');
    await waitFor(() => expect(scaffold).toHaveBeenCalledTimes(2));
  });

  it('takes the way back without losing an answer', async () => {
    renderForm();
    await goToPreview();
    await screen.findByText('Pipeline ci.yaml');
    await press(/The service/);

    expect(await field(/^Name/)).toHaveValue('tax-service');
  });
});

describe('what was answered last', () => {
  async function createdOnce() {
    const { storage, scaffold, unmount } = renderForm();
    await goToPreview();
    await screen.findByText('Pipeline ci.yaml');
    await press('Create');
    await waitFor(() => expect(scaffold).toHaveBeenCalled());
    const bucket = storage.forBucket('golden-path-answers');
    await waitFor(() =>
      expect(bucket.snapshot(templateRef).value).toEqual({
        owner: payments.entityRef,
        port: 3000,
      }),
    );
    unmount();
    return storage;
  }

  it('is filled in the next time, and said; a name is not', async () => {
    const storage = await createdOnce();
    renderForm({ storage });

    expect(await screen.findByText(/as you answered last time/)).toBeVisible();
    expect(screen.getByText(/^Owner, Port\./)).toBeVisible();
    expect(await field(/^Name/)).toHaveValue('');
  });

  it('can be forgotten', async () => {
    const storage = await createdOnce();
    renderForm({ storage });
    await press('Start without them');

    await waitFor(() =>
      expect(
        screen.queryByText(/as you answered last time/),
      ).not.toBeInTheDocument(),
    );
    const bucket = storage.forBucket('golden-path-answers');
    expect(bucket.snapshot(templateRef).presence).toBe('absent');
  });
});
