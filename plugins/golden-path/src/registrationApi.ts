// SPDX-License-Identifier: Apache-2.0
import { ApiBlueprint, configApiRef } from '@backstage/frontend-plugin-api';
import { catalogImportApiRef } from '@backstage/plugin-catalog-import';
import { goldenPathApiRef } from './api';
import { RegistrationImportApi } from './registration/RegistrationImportApi';

/** Gives Backstage's import components our way of opening a pull request. */
export const registrationApi = ApiBlueprint.make({
  name: 'registration',
  params: defineParams =>
    defineParams({
      api: catalogImportApiRef,
      deps: { goldenPath: goldenPathApiRef, config: configApiRef },
      factory: ({ goldenPath, config }) =>
        new RegistrationImportApi({
          goldenPath,
          appTitle: config.getOptionalString('app.title') ?? 'the portal',
        }),
    }),
});
