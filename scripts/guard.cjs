// SPDX-License-Identifier: Apache-2.0
'use strict';

// Old syntax on purpose: this file must parse on any Node, so that an old one gets a line
// that says what to do instead of a syntax error.
var OLDEST = 20;

/**
 * What is wrong with this Node version, or undefined.
 * @param {string} version
 */
function complaintAbout(version) {
  var major = parseInt(version, 10);
  if (major >= OLDEST) {
    return undefined;
  }
  return (
    'Node ' +
    version +
    ' is too old: Macadam needs Node ' +
    OLDEST +
    ' or newer. Install one from https://nodejs.org and try again.'
  );
}

/**
 * Runs a program of this folder when the Node is new enough.
 * @param {string} program
 */
function run(program) {
  var complaint = complaintAbout(process.versions.node);
  if (complaint) {
    console.error('macadam: ' + complaint);
    process.exit(1);
  }
  require('./load.cjs')(program);
}

module.exports = { complaintAbout: complaintAbout, run: run };
