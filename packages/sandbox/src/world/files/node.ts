// SPDX-License-Identifier: Apache-2.0
import { text } from '../text';

export const NODE_TSCONFIG = text`
  {
    "compilerOptions": {
      "strict": true,
      "noUncheckedIndexedAccess": true,
      "target": "es2023",
      "module": "nodenext",
      "erasableSyntaxOnly": true,
      "allowImportingTsExtensions": true,
      "noEmit": true
    },
    "include": ["src"]
  }
`;

/** The image of a service that Node runs from its sources. */
export const NODE_DOCKERFILE = text`
  FROM node:24-slim AS build
  WORKDIR /app
  COPY package.json ./
  RUN npm install --omit=dev --ignore-scripts

  FROM node:24-slim
  WORKDIR /app
  COPY --from=build /app/node_modules node_modules
  COPY package.json ./
  COPY src src
  USER 10001
  EXPOSE 3000
  CMD ["node", "src/index.ts"]
`;

export function packageJson(options: {
  name: string;
  version: string;
  exports?: string;
  dependencies?: Record<string, string>;
  devDependencies: Record<string, string>;
}): string {
  const { name, version, exports, dependencies, devDependencies } = options;
  const manifest = {
    name,
    version,
    ...(exports ? { exports } : { private: true }),
    type: 'module',
    engines: { node: '>=24' },
    scripts: { types: 'tsc --noEmit', test: 'node --test' },
    dependencies,
    devDependencies,
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
