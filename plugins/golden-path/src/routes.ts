// SPDX-License-Identifier: Apache-2.0
import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/frontend-plugin-api';

export const registrationRef = createRouteRef();

export const remainsRef = createRouteRef({ params: ['taskId'] });

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
