// SPDX-License-Identifier: Apache-2.0
import { Container, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useState } from 'react';
import { Breakdown } from './Breakdown';
import { Budgets } from './Budgets';
import styles from './CostView.module.css';
import { CostView } from './CostView';

/** Everything that one may see, and apart from it what belongs to nobody. */
export const OrganizationPage = () => {
  const [scope, setScope] = useState<'organization' | 'unallocated'>(
    'organization',
  );
  return (
    <Container className={styles.page}>
      <ToggleButtonGroup
        aria-label="What is shown"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[scope]}
        onSelectionChange={([key]) => setScope(key as typeof scope)}
      >
        <ToggleButton id="organization">Everything</ToggleButton>
        <ToggleButton id="unallocated">Not allocated</ToggleButton>
      </ToggleButtonGroup>
      <CostView scope={scope}>
        {month =>
          scope === 'organization' && (
            <>
              <Breakdown month={month} />
              <Budgets />
            </>
          )
        }
      </CostView>
    </Container>
  );
};
