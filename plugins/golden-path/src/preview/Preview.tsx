// SPDX-License-Identifier: Apache-2.0
import type {
  FieldProblem,
  TemplatePreview,
} from '@macadam/plugin-golden-path-common';
import { Skeleton, Text } from '@backstage/ui';
import { useState } from 'react';
import { FileText } from './FileText';
import { FileTree } from './FileTree';
import { firstToRead } from './fileTree';
import { PlannedCreations } from './PlannedCreations';
import styles from './Preview.module.css';
import { PreviewTrouble } from './PreviewTrouble';
import type { PreviewState } from './usePreview';

const Files = ({ files }: Pick<TemplatePreview, 'files'>) => {
  const [shown, setShown] = useState(firstToRead(files));

  return (
    <div className={styles.files}>
      <div className={styles.tree}>
        <FileTree files={files} shown={shown} onShow={setShown} />
      </div>
      {shown && <FileText file={shown} />}
    </div>
  );
};

const Shown = ({ preview }: { preview: TemplatePreview }) => {
  const { files, creates, onlyInRun } = preview;
  const count = files.length === 1 ? '1 file' : `${files.length} files`;

  return (
    <>
      <Text as="p" role="status">
        Nothing exists yet. This is what will be created: {count}
        {creates.length > 0 && ', and what stands below'}.
      </Text>
      {creates.length > 0 && <PlannedCreations creates={creates} />}
      {files.length > 0 && <Files files={files} />}
      {onlyInRun.length > 0 && (
        <Text as="p" color="secondary">
          What these steps do acts outside the portal, so it is seen in the run
          only: {onlyInRun.join(', ')}.
        </Text>
      )}
    </>
  );
};

/** What a template would create from the answers: files with their content, and the rest by name. */
export const Preview = (props: {
  state: PreviewState;
  /** What the form calls a field. */
  titleOf: (field: string) => string;
  onMend: (problem: FieldProblem) => void;
}) => {
  const { preview, error, retry } = props.state;

  return (
    <div className={styles.preview}>
      {preview && <Shown preview={preview} />}
      {error && (
        <PreviewTrouble
          error={error}
          retry={retry}
          titleOf={props.titleOf}
          onMend={props.onMend}
        />
      )}
      {!preview && !error && (
        <>
          <Text as="p" color="secondary" role="status">
            Rendering what will be created…
          </Text>
          <Skeleton height={360} />
        </>
      )}
    </div>
  );
};
