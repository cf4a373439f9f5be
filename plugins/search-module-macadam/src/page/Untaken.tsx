// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { Alert, Link } from '@backstage/ui';
import {
  addressOf,
  type UntakenFile,
} from '@macadam/plugin-catalog-files-common';
import { asSentence, entityPath, safeUrl } from '@macadam/portal-common';
import { PlainList } from '@macadam/portal-react';
import { Fragment } from 'react';
import styles from './SearchPage.module.css';
import { usePlatformTeamPath } from './usePlatformTeamPath';

/** For who can mend it: what stands in the way, and where. */
const WhatToMend = ({ url, problems }: UntakenFile) => (
  <PlainList>
    {problems.map((problem, index) => {
      const { line, message, whatToDo } = problem;
      const href = safeUrl(addressOf(url, problem));
      const place = line ? `Line ${line}` : 'The file';
      return (
        <li key={index}>
          {href ? (
            <Link href={href} target="_blank">
              {place}
            </Link>
          ) : (
            place
          )}
          : {asSentence(message)} {asSentence(whatToDo)}
        </li>
      );
    })}
  </PlainList>
);

/** For others: whom to ask. */
const WhoCanMend = ({ owners }: UntakenFile) => {
  const platformTeam = usePlatformTeamPath();
  if (owners.length === 0) {
    return (
      <>
        Nobody is known to own it: ask{' '}
        <Link href={platformTeam}>the platform team</Link>.
      </>
    );
  }
  return (
    <>
      Those who own it can mend the file, and see what is wrong with it: ask{' '}
      {owners.map(({ entityRef, title }, index) => (
        <Fragment key={entityRef}>
          {index > 0 && ', '}
          <Link href={entityPath(parseEntityRef(entityRef))}>{title}</Link>
        </Fragment>
      ))}
      .
    </>
  );
};

/** Why something may be missing among the results. Below them: it comes later than they do, and moves nothing. */
export const Untaken = ({ files }: { files: UntakenFile[] }) => (
  <div role="status" className={styles.list}>
    {files.map(file => (
      <Alert
        key={file.url}
        status="warning"
        icon
        title={`${file.repository} has a catalog file that the portal cannot take`}
        description={
          file.canMend ? <WhatToMend {...file} /> : <WhoCanMend {...file} />
        }
      />
    ))}
  </div>
);
