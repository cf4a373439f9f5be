// SPDX-License-Identifier: Apache-2.0

/** Versions that Acme's repositories have gone through in these months, the last one in use. */
export type Versions = Record<string, string[]>;

export const latest = (versions: Versions): Record<string, string> =>
  Object.fromEntries(
    Object.entries(versions).map(([name, all]) => [name, all[all.length - 1]]),
  );

export const NPM = {
  service: {
    express: ['5.0.0', '5.0.1', '5.1.0'],
    kafkajs: ['2.2.3', '2.2.4'],
    pg: ['8.13.1', '8.14.0', '8.15.5', '8.15.6', '8.16.0'],
    pino: ['9.5.0', '9.6.0', '9.7.0'],
    zod: ['3.24.2', '3.24.4', '3.25.7', '3.25.28'],
  },
  development: {
    '@types/express': ['5.0.0', '5.0.1', '5.0.2'],
    '@types/node': ['22.13.0', '22.15.0', '24.0.1'],
    '@types/pg': ['8.11.10', '8.15.1', '8.15.4'],
    typescript: ['5.7.3', '5.8.2', '5.8.3'],
  },
};

export const PIP: Versions = {
  'confluent-kafka': ['2.8.0', '2.8.2', '2.10.0'],
  fastapi: ['0.115.6', '0.115.8', '0.115.11', '0.115.12'],
  psycopg: ['3.2.3', '3.2.6', '3.2.9'],
  pytest: ['8.3.4', '8.3.5'],
  ruff: ['0.11.2', '0.11.4', '0.11.6', '0.11.9'],
  uvicorn: ['0.34.0', '0.34.1', '0.34.2'],
};

export const GO: Versions = {
  'github.com/jackc/pgx/v5': ['v5.7.1', 'v5.7.2', 'v5.7.4', 'v5.7.5'],
  'github.com/prometheus/client_golang': ['v1.20.5', 'v1.21.1', 'v1.22.0'],
  'github.com/twmb/franz-go': ['v1.18.0', 'v1.18.1', 'v1.19.0', 'v1.19.4'],
  'google.golang.org/grpc': ['v1.70.0', 'v1.71.1', 'v1.72.0', 'v1.72.2'],
};

export const GO_RELEASES = ['1.23.5', '1.23.8', '1.24.1', '1.24.3'];

export const GRADLE = {
  implementation: {
    'com.fasterxml.jackson.core:jackson-databind': [
      '2.18.2',
      '2.18.3',
      '2.19.0',
    ],
    'io.micrometer:micrometer-registry-prometheus': [
      '1.14.4',
      '1.14.6',
      '1.15.0',
    ],
    'org.apache.kafka:kafka-clients': ['3.8.0', '3.8.1', '3.9.0'],
    'org.postgresql:postgresql': ['42.7.3', '42.7.4', '42.7.5'],
  },
  testImplementation: {
    'org.assertj:assertj-core': ['3.26.3', '3.27.0', '3.27.3'],
    'org.junit.jupiter:junit-jupiter': ['5.11.4', '5.12.0', '5.12.2'],
  },
};
