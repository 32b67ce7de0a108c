import { readOrMakeSecrets } from "./secrets.ts";
import type { StartSettings } from "./settings.ts";

type Source = Readonly<Record<string, string | undefined>>;

/** What web and worker are given, but for the addresses of embedded databases, which are known only once they run. */
export function composeEnvironment(settings: StartSettings, source: Source): NodeJS.ProcessEnv {
  const all = {
    ...source,
    NODE_ENV: settings.reload ? ("development" as const) : ("production" as const),
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(settings.port),
    DATA_DIR: settings.dataDir,
  };
  if (!settings.isLocal) return { ...all, TALLYGLASS_LOCAL: undefined };
  const made = { ...readOrMakeSecrets(settings.dataDir), APP_URL: `http://localhost:${settings.port}` };
  return { ...made, ...withoutEmpty(all), TALLYGLASS_LOCAL: "true" };
}

/** `NAME=` in a file means "not set": it must not hide a secret made here. */
function withoutEmpty<Values extends Source>(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as Values;
}
