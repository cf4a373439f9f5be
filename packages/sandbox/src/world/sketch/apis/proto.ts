// SPDX-License-Identifier: Apache-2.0
import { text } from '../../text';
import type { Field, ServiceSketch } from '../Sketch';
import { an, pascal, snake, spoken } from '../words';

const TYPES: Record<Field['type'], string> = {
  text: 'string',
  whole: 'int64',
  moment: 'google.protobuf.Timestamp',
};

export function proto({ thing, purpose }: ServiceSketch): string {
  const type = pascal(thing.name);
  const calls = thing.steps.map(
    ({ verb, meaning }) =>
      `// ${meaning}.\nrpc ${pascal(verb)}(${type}Request) returns (${type});`,
  );
  const fields = thing.fields.map(
    ({ name, type: kind, meaning }, index) =>
      `// ${meaning}.\n${TYPES[kind]} ${snake(name)} = ${index + 3};`,
  );
  return text`
    syntax = "proto3";

    package acme.${thing.plural}.v1;

    import "google/protobuf/timestamp.proto";

    option go_package = "acme.example/${thing.plural}/gen/${thing.plural}v1";

    // ${purpose.replace(/\n/g, '\n// ')}
    service ${type}Service {
      // Answers NOT_FOUND when there is none.
      rpc Get(${type}Request) returns (${type});

      ${calls.join('\n\n')}
    }

    message ${type}Request {
      string id = 1;
    }

    // ${pascal(an(spoken(thing.name)))} as it is now.
    message ${type} {
      string id = 1;
      string status = 2;
      ${fields.join('\n')}
    }
  `;
}
