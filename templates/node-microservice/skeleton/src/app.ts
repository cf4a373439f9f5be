import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
} from 'fastify';
import type { Config } from './config.ts';
import type { Metrics } from './metrics.ts';
import { requireToken } from './middleware/auth.ts';
import { logRequests, requestId } from './middleware/logging.ts';
import { answerWithProblems } from './problem.ts';
import { greetingRoutes } from './routes/greetings.ts';
import { healthRoutes, type Health } from './routes/health.ts';
import { traceFields } from './traceFields.ts';

export interface AppOptions {
  config: Config;
  logger: FastifyBaseLogger;
  health: Health;
  metrics: Metrics;
}

/** The whole service but for its port: tests and index.ts build the same one. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { config, logger, health, metrics } = options;
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'request_id',
    }),
    genReqId: requestId,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    childLoggerFactory: (parent, bindings, _options, request) =>
      parent.child({ ...bindings, ...traceFields(request.headers) }),
  });

  answerWithProblems(app);
  logRequests(app);
  metrics.observe(app);

  await app.register(healthRoutes(health));
  await app.register(async business => {
    requireToken(business, config.auth);
    await business.register(greetingRoutes);
  });
  return app;
}
