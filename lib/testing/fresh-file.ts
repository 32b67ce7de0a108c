import { afterAll, vi } from "vitest";

const kept = globalThis as Record<string, unknown>;
const ownGlobals = () => Object.keys(kept).filter((name) => name.startsWith("tallyglass"));

/** As the run's set-up left it. */
kept.environmentOfTests ??= { ...process.env };
const environment = kept.environmentOfTests as NodeJS.ProcessEnv;

/**
 * Test files of one worker share a process, so that packages are loaded once and not two hundred times. Whatever of
 * ours could reach from one file into the next begins anew: modules, environment, what `globalThis` keeps.
 */
vi.resetModules();
for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
Object.assign(process.env, environment);

afterAll(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  await (kept.tallyglassClients as { close(): Promise<void> } | undefined)?.close();
  for (const name of ownGlobals()) delete kept[name];
});
