import "server-only";
import { PlatformError } from "./errors";

/** One client, and with it one set of circuit breakers, as long as the settings stay the same. */
export function heldClient<Settings, Client>(
  read: () => Settings | null,
  create: (settings: Settings) => Client,
): () => Client {
  let held: { key: string; client: Client } | undefined;
  return () => {
    const settings = read();
    if (!settings) throw new PlatformError({ kind: "unexpected", reason: "configuration" });
    const key = JSON.stringify(settings);
    if (held?.key !== key) held = { key, client: create(settings) };
    return held.client;
  };
}
