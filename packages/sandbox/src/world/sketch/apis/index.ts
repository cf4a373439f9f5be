// SPDX-License-Identifier: Apache-2.0
import { api } from '../../files/catalogInfo';
import type { ApiType, DescribedApi, ServiceSketch } from '../Sketch';
import { asyncApi } from './asyncapi';
import { graphqlSchema } from './graphql';
import { openApi } from './openapi';
import { proto } from './proto';

export { openApiField } from './openapi';

interface Writer {
  file(sketch: ServiceSketch): string;
  write(sketch: ServiceSketch): string;
  title: string;
  does(sketch: ServiceSketch): string;
}

const reads = ({ thing }: ServiceSketch) =>
  `Read ${thing.plural}, and take one a step further`;

const WRITERS: Record<ApiType, Writer> = {
  openapi: {
    file: () => 'api/openapi.yaml',
    write: openApi,
    title: 'API',
    does: reads,
  },
  graphql: {
    file: () => 'api/schema.graphql',
    write: graphqlSchema,
    title: 'API',
    does: reads,
  },
  grpc: {
    file: ({ thing }) => `api/${thing.plural}.proto`,
    write: proto,
    title: 'API',
    does: reads,
  },
  asyncapi: {
    file: () => 'api/asyncapi.yaml',
    write: asyncApi,
    title: 'events',
    does: ({ thing }) =>
      `What happens to ${thing.plural}, as it happens, on Kafka`,
  },
};

/** What a service offers to others, each with its definition. */
export function apisOf(sketch: ServiceSketch): DescribedApi[] {
  const { team, system, thing, lifecycle } = sketch;
  return sketch.apis.map(type => {
    const writer = WRITERS[type];
    const isEvents = type === 'asyncapi';
    const title = `${sketch.title} ${writer.title}`;
    const file = writer.file(sketch);
    const entity = api({
      name: isEvents ? `${thing.name}-events` : `${sketch.name}-api`,
      title,
      description: writer.does(sketch),
      team,
      type,
      system,
      definition: file,
      lifecycle,
      ...(isEvents && { tags: ['kafka'] }),
    });
    return { entity, file, definition: writer.write({ ...sketch, title }) };
  });
}
