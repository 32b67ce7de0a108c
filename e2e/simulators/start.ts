import { simulatorEnvironment } from "./environment.ts";
import { startSimulators } from "./server.ts";

/**
 * `node e2e/simulators/start.ts`: the world around the product on one port.
 * SIMULATORS_PORT (3100), SIMULATORS_HOST (127.0.0.1), SIMULATORS_DATA (a JSON file kept over restarts),
 * SIMULATORS_PRODUCT_URL, CLOCK_START (ISO) and DATASET_END (YYYY-MM-DD), the last two for a first start only.
 */
const { env } = process;
const running = await startSimulators({
  port: Number(env.SIMULATORS_PORT ?? 3100),
  host: env.SIMULATORS_HOST,
  dataFile: env.SIMULATORS_DATA,
  productUrl: env.SIMULATORS_PRODUCT_URL,
  clockStart: env.CLOCK_START,
  datasetEnd: env.DATASET_END,
});

console.log(`Simulators: ${running.url}/`);
for (const [name, value] of Object.entries(simulatorEnvironment(running.port)))
  console.log(`${name}=${value}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    running.close().then(() => process.exit(0), console.error);
  });
}
