// SPDX-License-Identifier: Apache-2.0
import { type Change, moves } from '../history';

/** A dependency's versions over time, the last one in use. */
type Updates = (name: string, versions: string[]) => Change[];

const updates =
  (path: string, line: (name: string, version: string) => string): Updates =>
  (name, versions) =>
    moves({
      path,
      line: version => line(name, version),
      values: versions,
      message: version => `Update ${name} to ${version}`,
    });

export const pipUpdates = updates(
  'requirements.txt',
  (name, version) => `${name}==${version}\n`,
);

export const npmUpdates = updates(
  'package.json',
  (name, version) => `"${name}": "${version}"`,
);

export const gradleUpdates = updates(
  'build.gradle',
  (name, version) => `:${name}:${version}'`,
);

/** A value of production over time, the last one in use. */
export const productionMoves = (options: {
  line: (value: string) => string;
  values: string[];
  message: (value: string) => string;
}): Change[] => moves({ path: 'deploy/values-production.yaml', ...options });
