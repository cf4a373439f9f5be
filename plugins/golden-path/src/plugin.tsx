// SPDX-License-Identifier: Apache-2.0
import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { RiRoadMapLine } from '@remixicon/react';
import { goldenPathApi } from './api';
import { registrationApi } from './registrationApi';
import {
  createRef,
  formRef,
  ownRunRef,
  registrationRef,
  remainsRef,
  runRef,
  runsRef,
  templateRef,
} from './routes';

// These paths are more specific than the scaffolder's `/create`, hence they win over it. What links to the scaffolder's own pages comes here.
const createPage = PageBlueprint.make({
  name: 'create',
  params: {
    path: '/create/templates/:namespace/:templateName',
    title: 'Create',
    noHeader: true,
    routeRef: formRef,
    loader: () => import('./create').then(m => <m.CreatePage />),
  },
});

const runPage = PageBlueprint.make({
  name: 'run',
  params: {
    path: '/create/tasks/:taskId',
    title: 'Run',
    noHeader: true,
    routeRef: ownRunRef,
    loader: () => import('./run').then(m => <m.RunPage />),
  },
});

const remainsPage = PageBlueprint.make({
  params: {
    path: '/create/remains/:taskId',
    title: 'What a run left',
    routeRef: remainsRef,
    loader: () => import('./remains').then(m => <m.RemainsPage />),
  },
});

const registrationPage = PageBlueprint.make({
  name: 'registration',
  params: {
    path: '/catalog-import',
    title: 'Register an existing repository',
    routeRef: registrationRef,
    loader: () => import('./registration').then(m => <m.RegistrationPage />),
  },
});

const serviceNameField = FormFieldBlueprint.make({
  name: 'service-name',
  params: { field: () => import('./name').then(m => m.serviceNameField) },
});

const serviceOwnerField = FormFieldBlueprint.make({
  name: 'service-owner',
  params: { field: () => import('./owner').then(m => m.serviceOwnerField) },
});

const startWidget = HomePageWidgetBlueprint.make({
  name: 'start',
  params: {
    name: 'StartFromTemplate',
    title: 'Start something',
    description: 'Golden paths to something new',
    layout: { width: { defaultColumns: 8 } },
    components: () => import('./start').then(m => ({ Content: m.Templates })),
  },
});

export const goldenPathPlugin = createFrontendPlugin({
  pluginId: 'golden-path',
  title: 'Golden path',
  icon: <RiRoadMapLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    form: formRef,
    registration: registrationRef,
    remains: remainsRef,
    run: ownRunRef,
  },
  externalRoutes: {
    create: createRef,
    run: runRef,
    runs: runsRef,
    template: templateRef,
  },
  extensions: [
    createPage,
    goldenPathApi,
    registrationApi,
    registrationPage,
    remainsPage,
    runPage,
    serviceNameField,
    serviceOwnerField,
    startWidget,
  ],
});
