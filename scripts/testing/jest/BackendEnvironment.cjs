// SPDX-License-Identifier: Apache-2.0
// @ts-nocheck: it puts others in place of an environment's members, of which the types are Jest's alone.
'use strict';

const { default: NodeEnvironment } = require('jest-environment-node');
const { Surroundings } = require('./Surroundings.cjs');

/**
 * Where suites of Node's packages run: the worker's own realm instead of one for each suite, for the packages that
 * BackendRuntime.cjs keeps live in it, and their `instanceof Error` must hold for a suite's errors. At its end what
 * the suite changed is put back.
 */
module.exports = class BackendEnvironment extends NodeEnvironment {
  surroundings = new Surroundings();

  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
    this.moduleMocker = new this.moduleMocker.constructor(globalThis);
    this.fakeTimersModern = new this.fakeTimersModern.constructor({
      config: config.projectConfig,
      global: globalThis,
    });
  }

  async teardown() {
    await super.teardown();
    this.surroundings.restore();
  }
};
