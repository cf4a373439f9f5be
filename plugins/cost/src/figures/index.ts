// SPDX-License-Identifier: Apache-2.0
export { BudgetBar } from './BudgetBar';
export { Headline } from './Headline';
export { Sources } from './Sources';
export { State } from './State';
export { dayOf, kindWords, monthName } from './words';
