import { simulators } from "./vendors.ts";

/** All a product needs in its environment to meet these servers instead of the real vendors. */
export function simulatorEnvironment(port: number): Record<string, string> {
  const base = `http://127.0.0.1:${port}`;
  const own = simulators.map(({ environment }) => environment(base));
  return Object.assign({ CLOCK_URL: `${base}/clock` }, ...own);
}
