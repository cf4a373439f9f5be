// SPDX-License-Identifier: Apache-2.0
import type { PreviewFile } from '@macadam/plugin-golden-path-common';
import { RiArrowRightSLine, RiFileLine, RiFolderLine } from '@remixicon/react';
import { useMemo, useState } from 'react';
import {
  Button,
  Collection,
  Tree,
  TreeItem,
  TreeItemContent,
  type Key,
} from 'react-aria-components';
import { fileTree, type TreeNode } from './fileTree';
import styles from './FileTree.module.css';

const Node = ({ id, name, file, children }: TreeNode) => (
  <TreeItem id={id} textValue={name} className={styles.node}>
    <TreeItemContent>
      <span className={styles.row}>
        {file ? (
          <span className={styles.chevron} />
        ) : (
          <Button slot="chevron" className={styles.chevron}>
            <RiArrowRightSLine size={16} aria-hidden />
          </Button>
        )}
        {file ? (
          <RiFileLine size={16} aria-hidden />
        ) : (
          <RiFolderLine size={16} aria-hidden />
        )}
        <span className={styles.name}>{name}</span>
      </span>
    </TreeItemContent>
    <Collection items={children}>{child => <Node {...child} />}</Collection>
  </TreeItem>
);

/** Files as a tree. A folder opens and closes, a file is chosen. */
export const FileTree = (props: {
  files: PreviewFile[];
  shown: PreviewFile | undefined;
  onShow: (file: PreviewFile) => void;
}) => {
  const { files, shown, onShow } = props;
  const nodes = useMemo(() => fileTree(files), [files]);
  const [expanded, setExpanded] = useState<Set<Key>>(new Set());

  const choose = (id: Key) => {
    const file = files.find(({ path }) => path === id);
    if (file) {
      onShow(file);
      return;
    }
    const others = [...expanded].filter(key => key !== id);
    setExpanded(new Set(expanded.has(id) ? others : [...others, id]));
  };

  return (
    <Tree
      aria-label="Files"
      className={styles.tree}
      items={nodes}
      expandedKeys={expanded}
      onExpandedChange={setExpanded}
      selectionMode="single"
      selectedKeys={shown ? [shown.path] : []}
      onSelectionChange={keys => keys !== 'all' && [...keys].forEach(choose)}
    >
      {node => <Node {...node} />}
    </Tree>
  );
};
