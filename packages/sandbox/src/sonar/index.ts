// SPDX-License-Identifier: Apache-2.0
export { startSonar, type RunningSonar, type SonarOptions } from './startSonar';
