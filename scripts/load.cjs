// SPDX-License-Identifier: Apache-2.0
'use strict';

// Apart from guard.cjs because `import()` is itself a syntax error on an old Node.
/** @param {string} program */
module.exports = program => import(program);
