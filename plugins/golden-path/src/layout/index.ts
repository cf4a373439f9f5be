// SPDX-License-Identifier: Apache-2.0
export { CreateLayout } from './CreateLayout';
