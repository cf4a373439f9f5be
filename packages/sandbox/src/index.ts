// SPDX-License-Identifier: Apache-2.0
export { SandboxClock } from './clock';
export {
  startForge,
  type Forge,
  type ForgeOptions,
  type RunningForge,
} from './forge';
export {
  startGrafana,
  type GrafanaOptions,
  type RunningGrafana,
} from './grafana';
export { startMeter, type MeterOptions, type RunningMeter } from './meter';
export {
  startPager,
  type Pager,
  type PagerOptions,
  type RunningPager,
} from './pager';
export { startSonar, type RunningSonar, type SonarOptions } from './sonar';
export type * from './story';
export {
  aCommit,
  aRepository,
  aStory,
  startTestForge,
  type TestForge,
} from './forge/testing';
export {
  aPagerStory,
  anIncident,
  PAGER_TOKEN,
  startTestPager,
  type TestPager,
} from './pager/testing';
