import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { readRunFile } from "../../lib/start/run-file.ts";
import { type AskingForm, askingForms, openForm } from "../asking-forms.ts";
import { openInside } from "../bench/inside.ts";
import { answerTo } from "../visitor.ts";
import { startWorld } from "../world.ts";

const samples = 300;
/** How often one of a pair would be told rightly by its time: 0.5 is chance. */
const mostAuc = 0.6;
const port = Number(process.env.PORT || 7100);

/**
 * Times the answers of the four forms that take an address: to 300 that have an account, proven and with a password, and
 * to 300 that have none, in an order that is drawn.
 */
export async function proveTiming(): Promise<boolean> {
  const dataDir = await mkdtemp(join(tmpdir(), "tallyglass-timing-"));
  const log: string[] = [];
  const world = await startWorld({
    port,
    simulatorsPort: port + 1,
    dataDir,
    appEnv: "test",
    // Limits count by network: each sample comes from one of its own.
    extra: { CLOCK_URL: "", TRUSTED_PROXIES: "127.0.0.1/32" },
    say: (line) => log.push(line),
  }).catch((error) => {
    console.error(log.slice(-30).join("\n"));
    throw error;
  });
  try {
    const environment = readRunFile(dataDir)?.environment;
    if (!environment?.DATABASE_URL) throw new Error("The supervisor did not say where its database is");
    const known = await makePeople(environment, environment.DATABASE_URL);
    let isProven = true;
    for (const form of askingForms) {
      const auc = await measure(world.url, form, known);
      const telling = Math.max(auc, 1 - auc);
      const verdict = telling <= mostAuc ? "pass" : "MISS";
      console.log(`${verdict}  AUC ${telling.toFixed(3)} (≤ ${mostAuc})  ${form.path}: ${form.button}`);
      isProven &&= telling <= mostAuc;
    }
    return isProven;
  } finally {
    await world.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** People whose addresses are proven and who all have the same password. */
async function makePeople(environment: Record<string, string>, database: string): Promise<string[]> {
  const inside = await openInside(environment);
  const known = Array.from({ length: samples }, (_, index) => addressOf("known", index));
  for (const address of known) await inside.createPerson({ address, now: new Date() });
  const passwordHash = await inside.hashPassword("copper-meadow-thursday-lantern");
  await inside.clients().close();
  const sql = postgres(database, { max: 1, onnotice: () => undefined });
  await sql`update users set verified_at = created_at, password_hash = ${passwordHash}`;
  await sql.end();
  return known;
}

const addressOf = (kind: string, index: number) => `${kind}-${String(index).padStart(3, "0")}@people.test`;

/** @returns the share of pairs in which the known address took longer, ties counted half */
async function measure(origin: string, form: AskingForm, known: readonly string[]): Promise<number> {
  const page = await openForm(origin, form);
  const tries = known.flatMap((email, index) => [
    { email, isKnown: true },
    // As long as the other, and of the same letters.
    { email: addressOf("never", index), isKnown: false },
  ]);
  tries.sort(() => Math.random() - 0.5);
  const times: [number[], number[]] = [[], []];
  const ask = async (email: string) => {
    networks += 1;
    const network = `100.${64 + (networks >> 16)}.${(networks >> 8) & 255}.${networks & 255}`;
    const began = performance.now();
    const response = await answerTo(page, form.button, { email, ...form.fields }, network);
    await response.arrayBuffer();
    return performance.now() - began;
  };
  for (let index = 0; index < 20; index += 1) await ask(addressOf("first", index));
  for (const { email, isKnown } of tries) {
    times[isKnown ? 0 : 1].push(await ask(email));
    // What an answer leaves to be done after it must not slow the next one.
    await pause(60);
  }
  const [longer, shorter] = times;
  const wins = longer.map((time) => shorter.reduce((sum, other) => sum + compare(time, other), 0));
  return wins.reduce((sum, one) => sum + one, 0) / (longer.length * shorter.length);
}

let networks = 0;

const compare = (a: number, b: number) => (a > b ? 1 : a === b ? 0.5 : 0);
