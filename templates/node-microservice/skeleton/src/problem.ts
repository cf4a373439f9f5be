import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

/** An error that the caller may read. Whatever else is thrown becomes a bare 500. */
export class HttpProblem extends Error {
  readonly statusCode: number;

  constructor(statusCode: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'HttpProblem';
    this.statusCode = statusCode;
  }
}

/** The body of every answer that is an error: https://www.rfc-editor.org/rfc/rfc9457 */
export const problemSchema = z.object({
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string(),
  request_id: z.string(),
});

export function answerWithProblems(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) =>
    send(request, reply, 404, `There is no ${request.method} on this path`),
  );
  app.setErrorHandler((error, request, reply) => {
    const { status, detail } = describe(error);
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    return send(request, reply, status, detail);
  });
}

function describe(error: unknown): { status: number; detail: string } {
  if (error instanceof z.ZodError) {
    return { status: 400, detail: z.prettifyError(error) };
  }
  if (error instanceof HttpProblem) {
    return { status: error.statusCode, detail: error.message };
  }
  const status = clientErrorStatus(error);
  return status === undefined
    ? { status: 500, detail: 'Something went wrong on our side' }
    : { status, detail: (error as Error).message };
}

/** Fastify marks what the caller did wrong (a body too large, say) by the error's status. */
function clientErrorStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500
    ? statusCode
    : undefined;
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  detail: string,
): FastifyReply {
  const problem: z.infer<typeof problemSchema> = {
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    request_id: request.id,
  };
  return reply.code(status).type('application/problem+json').send(problem);
}
