// SPDX-License-Identifier: Apache-2.0
import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { permissionModuleMacadamPolicy } from './module';
import { permissionsService } from './permissionsService';

/** Who decides, and how everybody else asks. */
export default createBackendFeatureLoader({
  *loader() {
    yield permissionModuleMacadamPolicy;
    yield permissionsService;
  },
});
