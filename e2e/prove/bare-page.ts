import { spawn } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../lib/start/paths.ts";
import { runStep } from "../../lib/start/run-step.ts";

const files = {
  "package.json": '{ "name": "bare-page", "private": true, "type": "module" }\n',
  // The one header of ours that costs a page time: the browser begins a process of its own for it.
  "next.config.mjs": `const headers = [{ key: "Cross-Origin-Opener-Policy", value: "same-origin" }];
export default { headers: async () => [{ source: "/:path*", headers }] };
`,
  "app/layout.jsx": `export const dynamic = "force-dynamic";
export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
`,
  "app/page.jsx": `export default function Page() {
  return <main><h1>A page</h1><p>{"A sentence of some words. ".repeat(40)}</p></main>;
}
`,
};

/**
 * The floor of marks for speed: a heading and a paragraph by the same framework, on the same machine, and nothing of
 * ours. What it does not reach, no page can.
 */
export async function serveBarePage(port: number): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = join(root, "dist", "bare-page");
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, "app"), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await runStep("a bare page", [next, "build", folder, "--webpack"], {
    env,
    signal: new AbortController().signal,
  });
  const server = spawn(process.execPath, [next, "start", folder, "--port", String(port)], {
    cwd: folder,
    env,
    stdio: "ignore",
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const stop = async () => {
    server.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const url = `http://localhost:${port}/`;
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error("The bare page does not answer");
}
