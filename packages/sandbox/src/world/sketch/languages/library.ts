// SPDX-License-Identifier: Apache-2.0
import { NODE_TSCONFIG, packageJson } from '../../files/node';
import { TOOLCHAINS } from '../../files/workflows';
import type { Change, Tree } from '../../history';
import type { LibrarySketch, Program } from '../Sketch';
import { goModule, goUpdates } from './go';
import { javaBuild, javaUpdates } from './java';
import { nodeUpdates } from './typescript';
import { latest, NPM } from './versions';

const { '@types/node': nodeTypes, typescript } = NPM.development;
const BUILT_WITH = { '@types/node': nodeTypes, typescript };

const TESTIFY = 'github.com/stretchr/testify';
const GO_TESTS = { [TESTIFY]: ['v1.9.0', 'v1.10.0', 'v1.11.0'] };

interface Build {
  tree: Tree;
  updates: Change[][];
}

/** Code that others import: its sketch brings the code, the language what surrounds it. */
export function library(sketch: LibrarySketch): Program {
  const { language, code, features } = sketch;
  const { tree, updates } = buildOf(sketch);
  return {
    tree: { ...tree, ...code },
    toolchain: TOOLCHAINS[language === 'typescript' ? 'node' : language],
    port: 0,
    features,
    updates,
  };
}

function buildOf({ language, name, packageName }: LibrarySketch): Build {
  if (language === 'go') {
    return {
      tree: { 'go.mod': goModule(name, GO_TESTS) },
      updates: goUpdates(GO_TESTS),
    };
  }
  if (language === 'java') {
    const group = [`group = '${packageName}'`];
    return {
      tree: {
        'settings.gradle': `rootProject.name = '${name}'\n`,
        'build.gradle': javaBuild(`'java-library'`, group),
      },
      updates: javaUpdates(),
    };
  }
  return {
    tree: {
      'package.json': packageJson({
        name: packageName,
        version: '3.1.0',
        exports: './src/index.ts',
        devDependencies: latest(BUILT_WITH),
      }),
      'tsconfig.json': NODE_TSCONFIG,
    },
    updates: nodeUpdates(BUILT_WITH),
  };
}
