import "server-only";
import { lookup } from "@/lib/crypto/keys";
import { clients } from "@/lib/db";
import { TooManyRequestsError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { networkOf } from "@/lib/security/client-address";
import { byteArray, findUserByAddress } from "./find-user";
import { isKnownBrowser } from "./known-browser";
import { current, type Visitor } from "./visitor";

/** Something that may happen so many times in a window. */
interface Turns {
  name: string;
  most: number;
  window: string;
}

/** Something that may fail so many times before each try must wait for the next. */
interface Tries {
  name: string;
  /** Failures before the first wait. */
  free: number;
  /** Failures after which only another proof helps. */
  stop: number;
}

const mailsPerAddress: Turns = { name: "mail-address", most: 3, window: "1 hour" };
const mailsPerNetwork: Turns = { name: "mail-network", most: 10, window: "1 hour" };
/** A browser that signed in before has mails of its own: no stranger can ask them away. */
const mailsPerKnownBrowser: Turns = { name: "mail-known", most: 3, window: "1 hour" };
const passkeysAskedPerNetwork: Turns = { name: "passkey-network", most: 200, window: "1 hour" };
const invitationsPerAddress: Turns = { name: "invitation-address", most: 3, window: "1 day" };
const invitationsPerPerson: Turns = { name: "invitation-person", most: 30, window: "1 day" };
const customersPerStaff: Turns = { name: "customer-staff", most: 60, window: "1 hour" };
const signInsAnywhere: Turns = { name: "sign-in-all", most: 20_000, window: "1 hour" };

export const triesPerAddress: Tries = { name: "sign-in-address", free: 5, stop: 100 };
/** The same person from a browser that signed in before: a budget of its own, which no stranger can use up. */
export const triesPerKnownBrowser: Tries = { name: "sign-in-known", free: 5, stop: 100 };
/** Wider than an address's: many people may share a network. */
export const triesPerNetwork: Tries = { name: "sign-in-network", free: 20, stop: 1_000 };
export const codesPerNetwork: Tries = { name: "code-network", free: 20, stop: 1_000 };
export const triesPerFactor: Tries = { name: "second-factor", free: 5, stop: 100 };
export const confirmationsPerPerson: Tries = { name: "confirm-person", free: 5, stop: 100 };

/** Counts a mail that was asked for, whether or not anybody has the address. @throws TooManyRequestsError */
export async function takeMailTurn(visitor: Visitor, address: string): Promise<void> {
  const message = t("Too many mails were asked for. Look for the last one, or try again later.");
  try {
    await takeTurn(visitor.wall, mailsPerAddress, address, message);
    await takeTurn(visitor.wall, mailsPerNetwork, networkOf(visitor.address), message);
  } catch (error) {
    // Looked for only now, so that the time of an answer with a mail tells nothing of who has an account.
    const user = error instanceof TooManyRequestsError ? await findUserByAddress(address) : null;
    if (!user || !(await isKnownBrowser(visitor, user.userId))) throw error;
    const who = `${user.publicId}:${current(visitor.knownAs).toString("hex")}`;
    await takeTurn(visitor.wall, mailsPerKnownBrowser, who, message);
  }
}

/** Counts an invitation that is mailed, by anybody to this address and by this person to any. @throws TooManyRequestsError */
export async function takeInvitationTurn(personId: string, address: string, wall: Date): Promise<void> {
  const message = t("Too many invitations were sent. Try again tomorrow.");
  await takeTurn(wall, invitationsPerAddress, address, message);
  await takeTurn(wall, invitationsPerPerson, personId, message);
}

/** Counts a question to any passkey: each leaves a row. @throws TooManyRequestsError */
export async function takePasskeyTurn(visitor: Visitor): Promise<void> {
  await takeTurn(visitor.wall, passkeysAskedPerNetwork, networkOf(visitor.address));
}

/** Counts a search of a staff member, whether or not anybody has the address. @throws TooManyRequestsError */
export async function takeCustomerTurn(staffId: string, wall: Date): Promise<void> {
  const message = t("Too many addresses were searched for. Try again in an hour.");
  await takeTurn(wall, customersPerStaff, staffId, message);
}

/** Counts a sign-in for the whole installation. @throws TooManyRequestsError */
export async function takeSignInTurn(visitor: Visitor): Promise<void> {
  await takeTurn(visitor.wall, signInsAnywhere, "");
}

/**
 * Counts a try before it is made, so that many at once cannot slip through.
 * @returns when to come again; null when the try may be made
 */
export async function takeTry(tries: Tries, who: string, wall: Date): Promise<Date | null> {
  const [counter, gate] = keys(tries, who);
  const [{ wait }] = await clients().sql<[{ wait: Date | null }]>`
    select take_try(${counter}, ${gate}, ${tries.free}, ${tries.stop}, '30 seconds', '15 minutes', '30 days', ${wall}) as wait`;
  return wait;
}

/** After a success nothing failed. */
export async function forgetTries(tries: Tries, who: string): Promise<void> {
  await clients().sql`select forget_tries(${byteArray(keys(tries, who))}::bytea[])`;
}

/** After a success of one of many who share the counter: this try did not fail, the others' did. */
export async function giveBackTry(tries: Tries, who: string): Promise<void> {
  const [counter, gate] = keys(tries, who);
  await clients().sql`select give_back_try(${counter}, ${gate})`;
}

async function takeTurn(wall: Date, turns: Turns, who: string, message?: string): Promise<void> {
  const [{ wait }] = await clients().sql<[{ wait: Date | null }]>`
    select take_turn(${key(turns.name, who)}, ${turns.most}, ${turns.window}, ${wall}) as wait`;
  if (wait) throw new TooManyRequestsError(wait, message);
}

function keys(tries: Tries, who: string): [Buffer, Buffer] {
  return [key(tries.name, who), key(`${tries.name}-wait`, who)];
}

function key(counter: string, who: string): Buffer {
  return lookup("rate-limit", `${counter}:${who}`);
}
