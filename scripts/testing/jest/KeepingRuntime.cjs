// SPDX-License-Identifier: Apache-2.0
// @ts-nocheck: Jest's types hide what Backstage's own runtime, too, overrides.
'use strict';

const vm = require('node:vm');
// Part of Jest, and of its version, as Backstage's own runtime for front ends has it.
const { default: JestRuntime } = require('jest-runtime');

const NODE_MODULES = /[\\/]node_modules[\\/]/;

/** By what transforms it, and by file: what each file of a package was transformed to. */
const transformed = new Map();

/** By the same: what was compiled last, with the functions that V8 has compiled since. */
const scripts = new Map();

/**
 * Jest's runtime, which has every suite execute its own copy of every module; but what a worker has read,
 * transformed and compiled for one suite, it keeps for the next.
 */
module.exports = class KeepingRuntime extends JestRuntime {
  transformFile(file, options) {
    if (options?.isInternalModule || !NODE_MODULES.test(file)) {
      return super.transformFile(file, options);
    }
    const key = `${this._config.id}:${file}`;
    const known = transformed.get(key);
    if (!known) {
      const code = super.transformFile(file, options);
      transformed.set(key, this._fileTransforms.get(file));
      return code;
    }
    this._fileTransforms.set(file, known);
    if (known.sourceMapPath) {
      this._sourceMapRegistry.set(file, known.sourceMapPath);
    }
    return known.code;
  }

  /** The function of a module, in the suite's realm. */
  createScriptFromCode(source, file) {
    const context = this._environment.getVmContext();
    if (!context) return null;
    return this.compiled(source, file).runInContext(context);
  }

  /**
   * @param {string} source
   * @param {string} file
   * @returns {vm.Script}
   */
  compiled(source, file) {
    const key = `${this._config.id}:${file}`;
    const kept = scripts.get(key);
    if (kept?.source === source) return kept.script;
    const start = `(function (${this.constructInjectedModuleParameters()}) {`;
    const script = new vm.Script(`${start}${source}\n})`, {
      filename: file,
      columnOffset: -start.length,
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    scripts.set(key, { source, script });
    return script;
  }
};
