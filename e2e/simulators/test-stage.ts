import { createHash } from "node:crypto";
import { type SimulatorOptions, startSimulators } from "./server.ts";

/** The fixed calendar of all tests: the curves end on this day, the clock begins at its noon. */
export const endDay = "2026-11-20";
export const noon = "2026-11-20T12:00:00.000Z";
export const callbackOf = (platform: string) => `http://127.0.0.1:3000/api/connect/${platform}/callback`;
export const verifier = "a-verifier-of-forty-three-characters-or-more-0123";
export const challenge = createHash("sha256").update(verifier).digest("base64url");

export type Answer<T = Record<string, unknown>> = { status: number; headers: Headers; body: T };

export async function readAnswer<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : null) as T };
}

/** The simulators on a free port, and short ways to talk to them. The wall clock stands still unless moved. */
export async function startStage(options: Partial<SimulatorOptions> = {}) {
  let wall = Date.parse(noon);
  const running = await startSimulators({
    port: 0,
    clockStart: noon,
    datasetEnd: endDay,
    wallNow: () => wall,
    ...options,
  });
  const { url } = running;

  async function post(path: string, body: unknown): Promise<Answer> {
    return readAnswer(await fetch(`${url}${path}`, { method: "POST", body: JSON.stringify(body) }));
  }

  async function get<T = Record<string, unknown>>(path: string): Promise<T> {
    return (await readAnswer<T>(await fetch(`${url}${path}`))).body;
  }

  return {
    ...running,
    post,
    get,
    throwSwitch: (target: string, name: string, settings: Record<string, unknown> = {}) =>
      post(`/control/accounts/${target}/scenarios`, { name, ...settings }),
    moveTo: (to: string) => post("/control/clock", { to }),
    passWallTime: (ms: number) => {
      wall += ms;
    },
  };
}

export type Stage = Awaited<ReturnType<typeof startStage>>;
