// SPDX-License-Identifier: Apache-2.0
import {
  addressOf,
  type CatalogFile,
  type FileProblem,
} from '@macadam/plugin-catalog-files-common';
import { Alert, Link, Text } from '@backstage/ui';
import { safeUrl } from '@macadam/portal-common';
import { PlainList } from '@macadam/portal-react';
import styles from './FileProblemsCard.module.css';
import { useEntityFile } from './useEntityFile';

const Problem = ({
  file,
  problem,
}: {
  file: CatalogFile;
  problem: FileProblem;
}) => {
  const { line, message, whatToDo } = problem;
  const href = safeUrl(addressOf(file.url, problem));
  const place = line ? `Line ${line}` : 'The file';
  return (
    <li className={styles.problem}>
      {href ? (
        <Link href={href} target="_blank">
          {place}
        </Link>
      ) : (
        <Text>{place}</Text>
      )}
      <span>
        <bdi>{message}</bdi>. {whatToDo}.
      </span>
    </li>
  );
};

/** What is wrong with the catalog file, for whoever can mend it; a word of it for others; nothing where all is well. */
export const FileProblemsCard = () => {
  const { value } = useEntityFile();
  if (!value?.problemCount) return null;
  const { canMend, file } = value;
  if (!canMend || !file) {
    return (
      <Text color="secondary">
        Its owners have something to mend in the catalog file, so parts of this
        page may be old.
      </Text>
    );
  }
  const isBroken = file.problems.some(one => one.severity === 'error');
  return (
    <Alert
      role="alert"
      status={isBroken ? 'danger' : 'warning'}
      icon
      title={
        isBroken
          ? 'The catalog file cannot be taken as it is'
          : 'Something in the catalog file needs a look'
      }
      description={
        <PlainList className={styles.problems}>
          {file.problems.map((problem, index) => (
            <Problem key={index} file={file} problem={problem} />
          ))}
        </PlainList>
      }
    />
  );
};
