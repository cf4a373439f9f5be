import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';

export const greetingRequestSchema = z.object({
  name: z.string().trim().min(1).max(100),
});

export const greetingSchema = z.object({
  message: z.string(),
  from: z.string().describe("The subject of the caller's token"),
});

/** An example to replace: parse the request, do the work, answer in a known shape. */
export const greetingRoutes: FastifyPluginAsync = async app => {
  app.get('/v1/greetings/:name', async request => {
    const { name } = greetingRequestSchema.parse(request.params);
    return greetingSchema.parse({
      message: `Hello, ${name}`,
      from: request.caller,
    });
  });
};
