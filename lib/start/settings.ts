import { createRequire } from "node:module";
import { resolve } from "node:path";
import { root } from "./paths.ts";
import { StartError } from "./start-error.ts";

export type StartSettings = {
  port: number;
  dataDir: string;
  /** With reload: `next dev`, and a worker that is bundled again at every change. */
  reload: boolean;
  /** Without DATABASE_URL the databases and the secrets are made and kept in dataDir. */
  isLocal: boolean;
};

/**
 * Reads `.env` files once, by Next's own rules and for all processes alike: the web app would read them by itself,
 * the worker would not.
 */
export function loadEnvFiles(reload: boolean): void {
  // Who sets another world than the real one brings all of its settings; a person's own must not leak into it.
  if ((process.env.APP_ENV ?? "production") === "production") {
    const { loadEnvConfig } = createRequire(import.meta.url)("@next/env") as typeof import("@next/env");
    loadEnvConfig(root, reload, { info: () => undefined, error: console.error });
  }
  // Next's own sign that its files have been read.
  process.env.__NEXT_PROCESSED_ENV = "true";
}

/** @throws StartError in a sentence that says what to change */
export function readSettings(
  source: Readonly<Record<string, string | undefined>>,
  words: readonly string[],
): StartSettings {
  const port = Number(source.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new StartError(`PORT is "${source.PORT}"; it must be a number from 1 to 65535.`);
  }
  const unknown = words.find((word) => word !== "--dev");
  if (unknown) throw new StartError(`"${unknown}" is not understood; the only word is --dev.`);
  if (source.KEYSTORE_URL && !source.DATABASE_URL) {
    throw new StartError(
      "KEYSTORE_URL is set and DATABASE_URL is not. Set both to use servers of your own, or neither.",
    );
  }
  return {
    port,
    dataDir: resolve(root, source.DATA_DIR || ".data"),
    reload: words.includes("--dev"),
    isLocal: !source.DATABASE_URL,
  };
}
