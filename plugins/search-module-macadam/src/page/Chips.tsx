// SPDX-License-Identifier: Apache-2.0
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { ALL, type Chip } from './chips';
import styles from './SearchPage.module.css';

export const Chips = (props: {
  chips: Chip[];
  chosen: Chip;
  choose: (chip: Chip) => void;
}) => {
  const { chips, chosen, choose } = props;

  return (
    <ToggleButtonGroup
      aria-label="What to look for"
      className={styles.chips}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen.id]}
      onSelectionChange={keys =>
        choose(chips.find(({ id }) => keys.has(id)) ?? ALL)
      }
    >
      {chips.map(({ id, label }) => (
        <ToggleButton key={id} id={id}>
          {label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
