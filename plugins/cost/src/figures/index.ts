// SPDX-License-Identifier: Apache-2.0
export { BudgetBar } from './BudgetBar';
export { Headline } from './Headline';
export { refusalIn } from './refusalIn';
export { Sources } from './Sources';
export { State } from './State';
export { countWords, dayOf, kindWords, momentWords, monthName } from './words';
