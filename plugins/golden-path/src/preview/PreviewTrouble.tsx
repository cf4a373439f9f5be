// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';
import {
  fieldProblemsOf,
  type FieldProblem,
} from '@macadam/plugin-golden-path-common';
import { Alert, Button } from '@backstage/ui';
import { PlainList } from '@macadam/portal-react';
import { reasonOf } from '../failure';
import styles from './PreviewTrouble.module.css';

function headlineOf(error: Error): string {
  const status = error instanceof ResponseError ? error.statusCode : undefined;
  switch (status) {
    case 403:
      return 'This is not yours to create';
    case 404:
      return 'The template, or a part of it, is gone';
    case 429:
      return 'Too many previews at once';
    default:
      return 'There is no preview at the moment';
  }
}

/** Why there is no preview, in the server's words, and the way on: to the field that is wrong, or once more. */
export const PreviewTrouble = (props: {
  error: Error;
  retry: () => void;
  titleOf: (field: string) => string;
  onMend: (problem: FieldProblem) => void;
}) => {
  const { error, retry, titleOf, onMend } = props;
  const problems = fieldProblemsOf(error);

  if (problems.length === 0) {
    return (
      <Alert
        role="alert"
        status="danger"
        icon
        title={headlineOf(error)}
        description={reasonOf(error)}
        customActions={<Button onPress={retry}>Try again</Button>}
      />
    );
  }
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title="The form does not take these answers"
      description={
        <PlainList className={styles.problems}>
          {problems.map(problem => (
            <li key={`${problem.field} ${problem.message}`}>
              {titleOf(problem.field)}: {problem.message}{' '}
              <Button
                size="small"
                variant="secondary"
                aria-label={`Mend ${titleOf(problem.field)}`}
                onPress={() => onMend(problem)}
              >
                Mend it
              </Button>
            </li>
          ))}
        </PlainList>
      }
    />
  );
};
