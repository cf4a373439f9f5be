// SPDX-License-Identifier: Apache-2.0
export { answerDownload } from './answerDownload';
export { addressOf, type Download } from './addresses';
