// SPDX-License-Identifier: Apache-2.0
import { readIfThere } from '../stack/files.mjs';

/**
 * What a runner's own report says.
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} failures names of what failed, with the first line of why
 */

/** @type {Count} */
const NO_REPORT = { passed: 0, failed: 1, failures: ['wrote no report'] };

/**
 * Jest's `--json` report. A suite that could not run at all counts as one failure.
 * @param {string} file
 * @returns {Count}
 */
export function jestCount(file) {
  const text = readIfThere(file);
  if (text === undefined) return NO_REPORT;
  const report = JSON.parse(text);
  /** @type {string[]} */
  const failures = [];
  for (const suite of report.testResults) {
    const failed = suite.assertionResults.filter(
      /** @param {{ status: string }} test */
      ({ status }) => status === 'failed',
    );
    for (const test of failed) {
      failures.push(
        `${suite.name}: ${test.fullName}\n${test.failureMessages[0]}`,
      );
    }
    if (suite.status === 'failed' && failed.length === 0) {
      failures.push(`${suite.name}\n${suite.message}`);
    }
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    failures,
  };
}

/**
 * Playwright's JSON report. Passing at the second try is not passing.
 * @param {string} file
 * @returns {Count}
 */
export function playwrightCount(file) {
  const text = readIfThere(file);
  if (text === undefined) return NO_REPORT;
  const { stats, suites, errors } = JSON.parse(text);
  const failures = [
    ...suites.flatMap(failedSpecs),
    ...errors.map(
      /** @param {{ message: string }} error */ error => error.message,
    ),
  ];
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    failures,
  };
}

/**
 * @param {any} suite
 * @returns {string[]}
 */
function failedSpecs(suite) {
  const own = (suite.specs ?? []).flatMap(
    /** @param {any} spec */ spec => {
      const bad = spec.tests.filter(
        /** @param {{ status: string }} test */
        ({ status }) => status === 'unexpected' || status === 'flaky',
      );
      return bad.map(
        /** @param {any} test */ test => {
          const why = test.results.find(
            /** @param {any} r */ r => r.error,
          )?.error;
          return `${spec.file}: ${spec.title}\n${why?.message ?? ''}`;
        },
      );
    },
  );
  return [...own, ...(suite.suites ?? []).flatMap(failedSpecs)];
}

/**
 * The TAP report of node's own runner.
 * @param {string} file
 * @returns {Count}
 */
export function tapCount(file) {
  const text = readIfThere(file);
  if (text === undefined) return NO_REPORT;
  const total = /** @param {string} name */ name =>
    Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  const [passed, failed, cancelled] = ['pass', 'fail', 'cancelled'].map(total);
  if (Number.isNaN(passed + failed + cancelled)) return NO_REPORT;
  const failures = text
    .split('\n')
    .filter(line => /^\s*not ok /.test(line))
    .map(line => line.replace(/^\s*not ok \d+ - /, ''));
  return { passed, failed: failed + cancelled, failures };
}
