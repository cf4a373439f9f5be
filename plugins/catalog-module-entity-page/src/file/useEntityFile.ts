// SPDX-License-Identifier: Apache-2.0
import { getCompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';
import { catalogFilesApiRef } from '../api';

/** How the file that the entity comes from does. */
export function useEntityFile() {
  const api = useApi(catalogFilesApiRef);
  const { entity } = useEntity();
  return useAsync(
    () => api.getEntityFile(getCompoundEntityRef(entity)),
    [api, entity],
  );
}
