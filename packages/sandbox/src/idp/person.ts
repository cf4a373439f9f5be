// SPDX-License-Identifier: Apache-2.0

/** Someone who may sign in. No other account can. */
export interface Person {
  /** Also the subject of the tokens. */
  login: string;
  name: string;
  email: string;
  /** What the person does and where, for the one who chooses: "Developer, Payments". */
  title: string;
}
