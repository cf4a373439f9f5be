// SPDX-License-Identifier: Apache-2.0
import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/frontend-plugin-api';

export const registrationRef = createRouteRef();

export const remainsRef = createRouteRef({ params: ['taskId'] });

/** The form of a template. It stands where the scaffolder has its own. */
export const formRef = createRouteRef({
  params: ['namespace', 'templateName'],
});

/** One run of a template. It stands where the scaffolder has its own. */
export const ownRunRef = createRouteRef({ params: ['taskId'] });

export const createRef = createExternalRouteRef({
  defaultTarget: 'scaffolder.root',
});

export const runRef = createExternalRouteRef({
  params: ['taskId'],
  defaultTarget: 'scaffolder.ongoingTask',
});

export const runsRef = createExternalRouteRef({
  defaultTarget: 'scaffolder.listTasks',
});

export const templateRef = createExternalRouteRef({
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});
