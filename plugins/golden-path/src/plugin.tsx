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
  registrationRef,
  remainsRef,
  runRef,
  runsRef,
  templateRef,
} from './routes';

// More specific than the scaffolder's `/create`, hence it wins over it.
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
  routes: { registration: registrationRef, remains: remainsRef },
  externalRoutes: { run: runRef, runs: runsRef, template: templateRef },
  extensions: [
    goldenPathApi,
    registrationApi,
    registrationPage,
    remainsPage,
    serviceNameField,
    startWidget,
  ],
});
