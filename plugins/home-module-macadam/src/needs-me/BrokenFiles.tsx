// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import {
  addressOf,
  repositoryOf,
  type CatalogFile,
} from '@macadam/plugin-catalog-files-common';
import { Alert } from '@backstage/ui';
import { RiFileWarningLine } from '@remixicon/react';
import useAsync from 'react-use/esm/useAsync';
import { PlainList } from '@macadam/portal-react';
import { needsMeApiRef } from './needsMeApi';
import { Row } from './rows';

const FileRow = ({ file }: { file: CatalogFile }) => {
  const [problem] = file.problems;
  const { line, message } = problem;
  return (
    <Row
      icon={<RiFileWarningLine />}
      href={addressOf(file.url, problem)}
      title={`The catalog file of ${repositoryOf(file.url)} cannot be read`}
      detail={line ? `Line ${line}: ${message}` : message}
      badge="catalog file"
    />
  );
};

/** Catalog files of the person's teams that the catalog does not take as they are; nothing where all are well. */
export const BrokenFiles = () => {
  const needsMe = useApi(needsMeApiRef);
  const { value, error } = useAsync(
    () => needsMe.getMyBrokenFiles(),
    [needsMe],
  );

  if (error) {
    return (
      <Alert
        status="danger"
        icon
        title="Your catalog files could not be asked for"
        description={error.message}
      />
    );
  }
  const broken = (value ?? [])
    .map(file => ({
      ...file,
      problems: file.problems.filter(({ severity }) => severity === 'error'),
    }))
    .filter(({ problems }) => problems.length > 0);
  if (broken.length === 0) return null;
  return (
    <PlainList>
      {broken.map(file => (
        <FileRow key={file.url} file={file} />
      ))}
    </PlainList>
  );
};
