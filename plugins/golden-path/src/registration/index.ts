// SPDX-License-Identifier: Apache-2.0
export { RegistrationPage } from './RegistrationPage';
