// SPDX-License-Identifier: Apache-2.0
'use strict';

require('./guard.cjs').run('./dora-vectors.mjs');
