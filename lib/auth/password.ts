import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";
import * as english from "@zxcvbn-ts/language-en";
import { z } from "zod";
import { InvalidInputError, UnavailableError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { platforms } from "@/lib/platforms/registry";

const shortest = 15;
const longest = 128;
const productWords = [
  "tallyglass",
  "tally",
  "glass",
  "creator",
  "creators",
  "analytics",
  "followers",
  "subscribers",
  "dashboard",
];

const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const atOnce = 4;
const mostWaiting = 200;
let running = 0;
const waiting: (() => void)[] = [];

let strength: ZxcvbnFactory | undefined;
let nobodys: Promise<string> | undefined;

const tooLong = () => t("Use at most {most} characters.", { most: longest });

/** A password as typed into a form. Any character counts; paste is welcome. */
export const Password = z.string().max(1_000, { error: tooLong });

/**
 * The one form in which a password is judged and hashed. The same letters typed on another keyboard are the same.
 */
function normalPassword(typed: string): string {
  return typed.normalize("NFKC");
}

/** @param words the person's own: address parts, name @throws InvalidInputError naming what is wrong with `field` */
export function checkPassword(typed: string, words: readonly string[], field = "password"): void {
  const refuse = (problem: string) => new InvalidInputError(problem, { [field]: problem });
  const password = normalPassword(typed);
  const length = [...password].length;
  if (length < shortest)
    throw refuse(t("Use at least {least} characters. A few unrelated words are good.", { least: shortest }));
  if (length > longest) throw refuse(tooLong());
  strength ??= new ZxcvbnFactory({
    dictionary: {
      ...common.dictionary,
      ...english.dictionary,
      product: [...productWords, ...platforms().map(({ descriptor }) => descriptor.id)],
    },
    graphs: common.adjacencyGraphs,
  });
  // Two of a person's own words in a row are no harder to guess than one.
  const pairs = words.flatMap((one) => words.map((other) => one + other));
  if (strength.check(password, [...words, ...pairs]).score < 3) {
    throw refuse(
      t("This would be guessed too soon. Use words that have nothing to do with each other or with you."),
    );
  }
}

/** Argon2id. At most four hashes at once in a process: each takes 19 MiB and a core. */
export function hashPassword(typed: string): Promise<string> {
  return inTurn(() => hash(normalPassword(typed), argon));
}

/**
 * True when the password is the right one. For a person without a password, or nobody, the same work is done on a
 * hash that nothing opens, so that the time taken tells nothing.
 */
export async function verifyPassword(stored: string | null, typed: string): Promise<boolean> {
  nobodys ??= inTurn(() => hash(crypto.randomUUID(), argon));
  const against = stored ?? (await nobodys);
  const isRight = await inTurn(() => verify(against, normalPassword(typed)));
  return stored !== null && isRight;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= mostWaiting) {
      throw new UnavailableError(t("Too many people are signing in at this moment. Try again in a minute."));
    }
    await new Promise<void>((start) => waiting.push(start));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
