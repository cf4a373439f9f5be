// SPDX-License-Identifier: Apache-2.0
module.exports = require('../../.eslintrc.package')(__dirname);
