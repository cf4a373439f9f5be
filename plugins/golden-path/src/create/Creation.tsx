// SPDX-License-Identifier: Apache-2.0
import {
  useAnalytics,
  useApi,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import type { TemplateParameterSchema } from '@backstage/plugin-scaffolder-common';
import {
  scaffolderApiRef,
  useTemplateSecrets,
} from '@backstage/plugin-scaffolder-react';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { habitsOf, habitual, type Answers } from '../answers';
import { runRef } from '../routes';
import { formDataOf } from './formDataOf';
import { Remembered } from './Remembered';
import { useDecorators } from './useDecorators';
import type { Field } from './useFields';
import { Wizard } from './Wizard';

/** Where the form begins: with the answers of a link, else with those of last time. */
function useStart(manifest: TemplateParameterSchema, remembered: Answers) {
  const { search } = useLocation();
  const habits = habitsOf(manifest);
  const [start, setStart] = useState(() => {
    const linked = formDataOf(search);
    const last = linked ? {} : habitual(remembered, habits);
    return { answers: linked ?? last, last, attempt: 0 };
  });
  const titles = habits
    .filter(({ property }) => property in start.last)
    .map(({ title }) => title);
  const startOver = () =>
    setStart(({ attempt }) => ({
      answers: {},
      last: {},
      attempt: attempt + 1,
    }));

  return { ...start, habits, titles, startOver };
}

/** The form from its beginning to the start of a run, and what is kept of it for the next time. */
export const Creation = (props: {
  templateRef: string;
  manifest: TemplateParameterSchema;
  fields: Field[];
  remembered: Answers;
  remember: (answers: Answers) => Promise<void>;
  forget: () => Promise<void>;
}) => {
  const { templateRef, manifest, fields, remember, forget } = props;
  const scaffolderApi = useApi(scaffolderApiRef);
  const analytics = useAnalytics();
  const navigate = useNavigate();
  const runLink = useRouteRef(runRef);
  const { secrets } = useTemplateSecrets();
  const start = useStart(manifest, props.remembered);
  const decorated = useDecorators(manifest);

  const create = async (answers: Answers) => {
    const beginning = await decorated({ values: answers, secrets });
    const request = { templateRef, ...beginning };
    const { taskId } = await scaffolderApi.scaffold(request);
    analytics.captureEvent('create', manifest.title);
    // The run is under way: that habits were not kept is no reason to hide it.
    await remember(habitual(answers, start.habits)).catch(() => undefined);
    const run = runLink?.({ taskId });
    if (run) navigate(run);
  };

  const startOver = async () => {
    start.startOver();
    await forget().catch(() => undefined);
  };

  return (
    <Wizard
      key={start.attempt}
      templateRef={templateRef}
      manifest={manifest}
      fields={fields}
      initial={start.answers}
      notice={
        start.titles.length > 0 && (
          <Remembered titles={start.titles} onStartOver={startOver} />
        )
      }
      onCreate={create}
    />
  );
};
