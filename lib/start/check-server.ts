import postgres from "postgres";
import { redactUrl } from "./redact-url.ts";
import { StartError } from "./start-error.ts";

const LOWEST_VERSION = 15;

/**
 * Whether a PostgreSQL that can carry the product answers at the address.
 * @param variable the name of the environment variable, for the sentence
 * @throws StartError without the password
 */
export async function checkServer(variable: string, url: string, patienceSeconds = 8): Promise<void> {
  const where = `${variable} (${redactUrl(url)})`;
  if (!URL.canParse(url))
    throw new StartError(`${variable} is not an address like postgres://user@host/name.`);
  // Prepared statements would not pass a pooler that shares connections between transactions.
  const sql = postgres(url, {
    max: 1,
    connect_timeout: patienceSeconds,
    prepare: false,
    onnotice: () => undefined,
  });
  try {
    const [row] = await Promise.race([
      sql<{ version: string }[]>`select current_setting('server_version_num') as version`,
      giveUp(patienceSeconds),
    ]);
    const major = Math.floor(Number(row?.version) / 10_000);
    if (!(major >= LOWEST_VERSION)) {
      throw new StartError(`${where} is PostgreSQL ${major}; ${LOWEST_VERSION} or newer is needed.`);
    }
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`${where}: ${explain(error, url)}`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** To a server that hangs up in the middle of a greeting the client would connect again for ever. */
async function giveUp(seconds: number): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000).unref());
  throw Object.assign(new Error("No answer"), { code: "CONNECT_TIMEOUT" });
}

function explain(error: unknown, url: string): string {
  const { code = "", message = "" } = error as { code?: string; message?: string };
  const sentences: Record<string, string> = {
    ECONNREFUSED: "nothing listens there. Is the server running, and is the port right?",
    ENOTFOUND: "there is no machine of this name.",
    EAI_AGAIN: "the name cannot be looked up now.",
    CONNECT_TIMEOUT: "nothing that speaks PostgreSQL answers there.",
    CONNECTION_CLOSED: "what listens there hung up; is it a PostgreSQL server?",
    ECONNRESET: "what listens there hung up; is it a PostgreSQL server?",
    "28P01": "the server refuses the user name or the password.",
    "28000": "the server does not let this user in.",
    "3D000": "the server has no database of this name.",
    "53300": "the server has no connection left.",
    "57P03": "the server is starting up; try again in a moment.",
  };
  const sentence = sentences[code];
  if (sentence) return sentence;
  // A message of the server or the system is shown, unless it repeats what must not be shown.
  const { password } = new URL(url);
  const isSafe = !password || !message.includes(decodeURIComponent(password));
  return isSafe && message ? `it cannot be used: ${message}` : "it cannot be used.";
}
