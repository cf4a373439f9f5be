// SPDX-License-Identifier: Apache-2.0
export { habitsOf, habitual, type Answers } from './rememberable';
export { useRememberedAnswers } from './useRememberedAnswers';
