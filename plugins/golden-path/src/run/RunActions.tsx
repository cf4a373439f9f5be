// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import {
  toastApiRef,
  useApi,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import type { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import {
  taskCancelPermission,
  taskCreatePermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import type { RunReport } from '@macadam/plugin-golden-path-common';
import { Button, ButtonLink } from '@backstage/ui';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { reasonOf } from '../failure';
import { templateRef } from '../routes';
import { isRunning } from './settling';

const Cancel = ({ taskId }: { taskId: string }) => {
  const scaffolderApi = useApi(scaffolderApiRef);
  const toastApi = useApi(toastApiRef);
  const { allowed } = usePermission({
    permission: taskCancelPermission,
    resourceRef: taskId,
  });
  const [{ loading, value }, cancel] = useAsyncFn(async () => {
    try {
      await scaffolderApi.cancelTask(taskId);
      return true;
    } catch (error) {
      const reason = reasonOf(toError(error));
      toastApi.post({ title: `Not cancelled: ${reason}`, status: 'danger' });
      return false;
    }
  }, [scaffolderApi, toastApi, taskId]);
  if (!allowed) return null;

  return (
    <Button
      variant="secondary"
      destructive
      isPending={loading}
      isDisabled={value}
      onPress={() => cancel()}
    >
      {value ? 'Stops after this step' : 'Cancel the run'}
    </Button>
  );
};

const StartAgain = ({ task }: { task: ScaffolderTask }) => {
  const link = useRouteRef(templateRef);
  const { allowed } = usePermission({ permission: taskCreatePermission });
  const { templateInfo, parameters } = task.spec;
  if (!allowed || !link || !templateInfo) return null;
  const { namespace, name } = parseEntityRef(templateInfo.entityRef);
  const answers = new URLSearchParams({ formData: JSON.stringify(parameters) });

  return (
    <ButtonLink
      variant="secondary"
      href={`${link({ namespace, templateName: name })}?${answers}`}
    >
      Start again with these answers
    </ButtonLink>
  );
};

/** What one may do with a run: stop it while it goes on, or begin anew once it did not end well. */
export const RunActions = (props: {
  task: ScaffolderTask;
  report: RunReport;
}) => {
  const { task, report } = props;
  if (isRunning(report)) return <Cancel taskId={task.id} />;
  return report.status === 'completed' ? null : <StartAgain task={task} />;
};
