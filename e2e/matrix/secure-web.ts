import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { root } from "../../lib/start/paths.ts";
import { port } from "../address.ts";
import { environmentOfWorld } from "../running-world.ts";
import { type Answer, ask, type Question } from "./ask.ts";

const host = "tallyglass.test";
// The world's second port is the simulators'.
const securePort = port + 2;

/**
 * One more web process of the same world, told that people reach it at an https address. It stands as behind the proxy
 * that ends the encryption: what comes in is plain, and what goes out is what a browser gets through that proxy.
 */
export async function startSecureWeb() {
  const web = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(securePort)],
    {
      cwd: root,
      env: { ...process.env, ...environmentOfWorld(), APP_URL: `https://${host}`, NODE_ENV: "production" },
      stdio: "ignore",
    },
  );
  const askSecurely = (question: Question, cookies = ""): Promise<Answer> =>
    ask({ ...question, headers: { host, ...question.headers } }, cookies, `http://127.0.0.1:${securePort}`);
  const isUp = () =>
    askSecurely({ path: "/api/health" }).then(
      ({ status }) => status === 200,
      () => false,
    );
  while (!(await isUp())) {
    if (web.exitCode !== null) throw new Error(`The web process ended with ${web.exitCode}`);
    await pause(100);
  }
  return {
    ask: askSecurely,
    /** A session of the world's, under the name it has there. */
    cookies: (cookies: string) => cookies.replace(/(^|; )(\w+)=/g, "$1__Host-$2="),
    stop: async () => {
      const gone = once(web, "exit");
      web.kill("SIGTERM");
      await gone;
    },
  };
}
