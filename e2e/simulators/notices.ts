import { z } from "zod";
import { newEntry, writeDown } from "./journal.ts";
import { UnknownTarget } from "./switches.ts";
import type { Resident, World } from "./world.ts";

const NoticeInput = z.looseObject({ kind: z.string() });

/** What became of a webhook. `status` is null when the product did not answer. */
export type Delivery = { path: string; status: number | null; body: string };

/**
 * Lets the vendor write and sign its webhook about an account and brings it to the product once.
 * @throws UnknownTarget where the vendor sends none, RangeError before the product has been met
 */
export async function sendNotice(
  world: World,
  { account, platform, simulator }: Resident,
  input: unknown,
): Promise<Delivery> {
  const { notices, label } = platform;
  if (!notices) throw new UnknownTarget(`${label} sends no notices`);
  const { kind, ...more } = NoticeInput.extend({ kind: z.enum(Object.keys(notices.kinds)) }).parse(input);
  const product = world.productUrl ?? world.state.productUrl;
  if (product === null)
    throw new RangeError("Nobody has come from the product yet, so its address is not known.");

  const { path, headers, body } = notices.write(world, account, kind, more);
  const entry = newEntry(world, simulator.vendor, "POST", new URL(path, product));
  Object.assign(entry, { operation: `notice.${kind}`, account: account.id });
  writeDown(world, entry);
  const answer = await fetch(new URL(path, product), {
    method: "POST",
    headers,
    body,
    redirect: "manual",
  }).catch((error: Error) => error);
  if (answer instanceof Error) {
    entry.reason = answer.message;
    return { path, status: null, body: "" };
  }
  entry.status = answer.status;
  return { path, status: answer.status, body: await answer.text() };
}
