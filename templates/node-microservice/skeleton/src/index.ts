import { createApp } from './app.ts';
import { ConfigError, loadConfig, type Config } from './config.ts';
import { createMetrics } from './metrics.ts';
import { createLogger } from './middleware/logging.ts';
import { Health } from './routes/health.ts';
import { shutDownOnSignals } from './shutdown.ts';

const config = configOrExit();
const logger = createLogger(config);

// Unhandled rejections arrive here too. State is unknown after either, so only a restart is safe.
process.on('uncaughtException', (error, origin) => {
  logger.fatal({ err: error, origin }, 'unexpected error');
  process.exit(1);
});

const health = new Health();
const metrics = createMetrics(config.service);
const app = await createApp({ config, logger, health, metrics });
const metricsServer = metrics.createServer();
shutDownOnSignals({
  app,
  metricsServer,
  health,
  delayMs: config.shutdownDelayMs,
});
const { host, port, metricsPort } = config;
const metricsUrl = await metricsServer.listen({ host, port: metricsPort });
logger.info(
  { metrics_port: Number(new URL(metricsUrl).port) },
  'metrics are served',
);
await app.listen({ host, port });
health.started();

function configOrExit(): Config {
  try {
    return loadConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
