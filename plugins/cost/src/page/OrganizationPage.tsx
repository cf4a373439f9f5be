// SPDX-License-Identifier: Apache-2.0
import { Container, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { Bills } from '../bills';
import { useIsPlatformTeam } from '../entity/useIsPlatformTeam';
import { Breakdown } from './Breakdown';
import { Budgets } from './Budgets';
import styles from './CostView.module.css';
import { CostView } from './CostView';
import { useShown, type Shown } from './useShown';

/** Everything that one may see, apart from it what belongs to nobody, and for the platform team the bills that all of it is from. */
export const OrganizationPage = () => {
  const { shown, show } = useShown();
  const isPlatformTeam = useIsPlatformTeam();
  return (
    <Container className={styles.page}>
      <ToggleButtonGroup
        aria-label="What is shown"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[shown]}
        onSelectionChange={([key]) => show(key as Shown)}
      >
        <ToggleButton id="organization">Everything</ToggleButton>
        <ToggleButton id="unallocated">Not allocated</ToggleButton>
        {isPlatformTeam && <ToggleButton id="bills">Bills</ToggleButton>}
      </ToggleButtonGroup>
      {shown === 'bills' ? (
        <Bills />
      ) : (
        <CostView scope={shown}>
          {month =>
            shown === 'organization' && (
              <>
                <Breakdown month={month} />
                <Budgets />
              </>
            )
          }
        </CostView>
      )}
    </Container>
  );
};
