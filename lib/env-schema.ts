import { z } from "zod";

/** Lists every missing or malformed variable in one message, without their values. */
export class EnvironmentError extends Error {
  constructor(problems: readonly string[]) {
    super(`The environment is not complete:\n${problems.map((p) => `  - ${p}`).join("\n")}`);
    this.name = "EnvironmentError";
  }
}

const keySet = (what: string) =>
  z.string({ error: `is missing (${what})` }).refine(
    (value) =>
      value.split(",").every((entry) => {
        const [id, key, ...rest] = entry.split(":");
        return rest.length === 0 && /^[a-z0-9-]{1,16}$/.test(id ?? "") && base64Bytes(key) === 32;
      }),
    { error: `must be a comma list of id:base64 with 32 bytes each (${what})` },
  );

const url = z.url({ error: "must be an address" });
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, { error: "must begin with postgres://" });

const schema = z.object({
  APP_ENV: z.enum(["production", "demo", "test"]).default("production"),
  APP_URL: url.default("http://127.0.0.1:3000"),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  DATA_DIR: z.string().default(".data"),
  DATABASE_URL: postgresUrl,
  DATABASE_APP_URL: postgresUrl.optional(),
  DATABASE_WORKER_URL: postgresUrl.optional(),
  DATABASE_STAFF_URL: postgresUrl.optional(),
  KEYSTORE_URL: postgresUrl,
  APP_KEYS: keySet("root keys: look-ups, receipts, sessions derive from them"),
  PROFILE_KEYS: keySet("keys that wrap each person's key"),
  TOKEN_KEYS: keySet("keys that wrap each connection's key"),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .string()
    .refine((value) => base64Bytes(value) === 32, { error: "must be 32 bytes as base64" }),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .refine((list) => list.split(",").filter(Boolean).every(isRange), {
      error: "must be a comma list of address ranges, such as 10.0.0.0/8",
    }),
  CLOCK_URL: url.optional(),
  MAIL_FROM: z.string().optional(),
  PRIVACY_CONTACT: z.string().optional(),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: url.optional(),
  SITE_NOTICE: z.string().max(300).optional(),
});

export type Env = z.infer<typeof schema>;
type EnvSource = Readonly<Record<string, string | undefined>>;

/** Base URLs of vendors: only a demo or a test may point them elsewhere. */
const vendorUrls = [
  "INSTAGRAM_AUTH_URL",
  "INSTAGRAM_TOKEN_URL",
  "INSTAGRAM_API_URL",
  "TIKTOK_AUTH_URL",
  "TIKTOK_API_URL",
  "GOOGLE_AUTH_URL",
  "GOOGLE_TOKEN_URL",
  "GOOGLE_API_URL",
  "STRIPE_API_URL",
  "RESEND_BASE_URL",
];

/**
 * Reads the whole environment at once.
 * @throws EnvironmentError naming everything that is missing or malformed
 */
export function parseEnv(source: EnvSource): Env {
  const present = withoutEmpty(source);
  const parsed = schema.safeParse(present);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${sentence(issue)}`);
  const required = new Set(present.RESEND_API_KEY ? ["MAIL_FROM"] : []);
  if ((present.APP_ENV ?? "production") === "production") {
    for (const name of [...vendorUrls, "CLOCK_URL"]) {
      if (present[name]) problems.push(`${name} may be set only when APP_ENV is demo or test`);
    }
    if (present.APP_URL && !isHttpsOrLoopback(present.APP_URL)) {
      problems.push("APP_URL must begin with https://, for people's cookies travel there");
    }
    // Without DATABASE_URL the start makes its own keys and writes mail to a folder; a real one names its own.
    if (present.TALLYGLASS_LOCAL !== "true") {
      for (const name of ["APP_URL", "MAIL_FROM", "RESEND_API_KEY", "PRIVACY_CONTACT"]) required.add(name);
    }
  }
  for (const name of required) {
    if (!present[name]) problems.push(`${name} is missing`);
  }
  if (!parsed.success || problems.length > 0) throw new EnvironmentError(problems);
  return parsed.data;
}

/**
 * A group of variables that belong together, such as one platform's credentials.
 * @returns null when none is set: the feature is not configured
 * @throws EnvironmentError when only some are set, or one is malformed
 */
export function parseGroup<Shape extends z.ZodRawShape>(
  shape: Shape,
  required: readonly (keyof Shape & string)[],
  source: EnvSource,
): z.infer<z.ZodObject<Shape>> | null {
  const present = withoutEmpty(Object.fromEntries(Object.keys(shape).map((name) => [name, source[name]])));
  if (required.every((name) => present[name] === undefined)) return null;
  const parsed = z.object(shape).safeParse(present);
  if (parsed.success) return parsed.data;
  throw new EnvironmentError(
    parsed.error.issues.map((issue) => `${issue.path.join(".")} ${sentence(issue)}`),
  );
}

function sentence(issue: { message: string; input?: unknown; code?: string }): string {
  return issue.message.startsWith("Invalid input: expected string, received undefined")
    ? "is missing"
    : issue.message;
}

function withoutEmpty(source: EnvSource): Record<string, string> {
  return Object.fromEntries(
    Object.entries(source).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

/** What is no address at all is the schema's to say. */
function isHttpsOrLoopback(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
}

function isRange(entry: string): boolean {
  return z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()]).safeParse(entry.trim()).success;
}

function base64Bytes(value: string | undefined): number {
  if (!value || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return 0;
  return Buffer.from(value, "base64").length;
}
