// SPDX-License-Identifier: Apache-2.0

// Each package's own .eslintrc.js takes its rules from .eslintrc.package.js.
module.exports = { root: true };
