// SPDX-License-Identifier: Apache-2.0
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Registration } from '@macadam/plugin-golden-path-common';
import { Alert, Link } from '@backstage/ui';

/** A repository for which there is nothing to propose: it is in the catalog, or has a file of its own. */
export const KnownRepository = (props: { registration: Registration }) => {
  const { registration } = props;
  const { name } = registration.repository;
  switch (registration.state) {
    case 'registered':
      return (
        <Alert
          role="status"
          status="success"
          icon
          title={`${name} is in the catalog already`}
          description={
            <>
              {registration.entityRefs.map((entityRef, index) => (
                <span key={entityRef}>
                  {index > 0 && ', '}
                  <EntityRefLink entityRef={entityRef} />
                </span>
              ))}
            </>
          }
        />
      );
    case 'described':
      return (
        <Alert
          role="status"
          status="warning"
          icon
          title={`${name} has a catalog file, but nothing of it is in the catalog`}
          description={
            <>
              Either it is so new that it was not read yet, or something in it
              is wrong, or its entity stands in the catalog from another place.
              Look at <Link href={registration.file}>the file</Link>; a push
              that mends it is read within seconds.
            </>
          }
        />
      );
    default:
      return null;
  }
};
