// SPDX-License-Identifier: Apache-2.0
const backstage = require('@backstage/cli/config/eslint-factory');

const typescript = ['src/**/*.ts', 'src/**/*.tsx'];

/** Backstage's rules for a package of its role, and ours on top. No warnings: error or off. */
module.exports = directory =>
  backstage(directory, {
    overrides: [
      {
        files: typescript,
        parserOptions: {
          project: './tsconfig.json',
          tsconfigRootDir: __dirname,
        },
        rules: {
          '@typescript-eslint/no-explicit-any': 'error',
          '@typescript-eslint/no-floating-promises': 'error',
          // A file begins with what it is for; what that needs stands below.
          '@typescript-eslint/no-use-before-define': [
            'error',
            { functions: false, classes: false, variables: false },
          ],
          '@typescript-eslint/switch-exhaustiveness-check': [
            'error',
            { considerDefaultExhaustiveForUnions: true },
          ],
          // It does not see an assertion that a function of ours makes.
          'jest/expect-expect': 'off',
        },
      },
      {
        files: typescript,
        excludedFiles: '*.test.*',
        rules: {
          'import/no-default-export': 'error',
          'max-lines': ['error', 300],
          'max-lines-per-function': ['error', 50],
          'no-console': 'error',
        },
      },
      {
        files: 'src/**/*.tsx',
        excludedFiles: '*.test.tsx',
        rules: { 'max-lines-per-function': ['error', 80] },
      },
      {
        // The tools find a feature as its package's default export.
        files: ['src/index.*', 'src/alpha.*', 'src/App.tsx'],
        rules: { 'import/no-default-export': 'off' },
      },
    ],
  });
