import "server-only";
import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll } from "vitest";
import { contextOf as contextOfSession } from "@/lib/auth/context-of";
import { findSession } from "@/lib/auth/find-session";
import { browserHashes, type Visitor } from "@/lib/auth/visitor";
import type { PersonContext } from "@/lib/context";
import { randomToken } from "@/lib/crypto/keys";
import { env } from "@/lib/env";
import { testNow } from "./builders";

/** Every visitor's work that nobody waited for: a file of tests closes its connections after it. */
const unsettled = new Set<Promise<void>>();
afterAll(async () => {
  await Promise.allSettled(unsettled);
});

/** A visitor whose work after the answer can be waited for. */
export interface TestVisitor extends Visitor {
  settle(): Promise<void>;
}

/** Somebody new, in a browser and a network of their own unless told otherwise. Starts at `testNow`. */
export function createVisitor(
  options: { cookie?: string; address?: string; wall?: Date; session?: string } = {},
): TestVisitor {
  const work: Promise<void>[] = [];
  return {
    ...browserHashes(options.cookie ?? randomToken()),
    device: "Firefox on Linux",
    // Drawn, not counted: the files of a run share one database, and so its limits.
    address: options.address ?? ["10", ...randomBytes(3)].join("."),
    session: options.session ?? null,
    wall: options.wall ?? testNow,
    now: testNow,
    requestId: "test",
    later: (task) => {
      const begun = task();
      work.push(begun);
      unsettled.add(begun);
    },
    settle: async () => {
      await Promise.all(work.splice(0));
    },
  };
}

/** The same browser and network at another moment. */
export function later(visitor: TestVisitor, milliseconds: number): TestVisitor {
  return { ...visitor, wall: new Date(visitor.wall.getTime() + milliseconds) };
}

export interface TestMail {
  subject: string;
  text: string;
  /** Where it carries them. */
  code: string;
  secret: string;
}

/** Every mail to an address, in no particular order. */
export async function mailsTo(address: string): Promise<TestMail[]> {
  const folder = join(env.DATA_DIR, "outbox");
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const mails = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return mails
    .filter((mail) => mail.includes(`\nTo: ${address}\n`))
    .map((text) => ({
      text,
      subject: /^Subject: (.*)$/m.exec(text)?.[1] ?? "",
      code: /^ {4}(\d{6})$/m.exec(text)?.[1] ?? "",
      secret: /[?&]secret=([\w-]+)/.exec(text)?.[1] ?? "",
    }));
}

/** The only mail to an address. */
export async function mailTo(address: string): Promise<TestMail> {
  const mails = await mailsTo(address);
  const [mail] = mails;
  if (!mail || mails.length > 1) throw new Error(`${mails.length} mails to ${address}`);
  return mail;
}

/** The context of a session's cookie, as a request would get it. Null once it has ended. */
export async function contextOf(token: string, wall: Date): Promise<PersonContext | null> {
  const session = await findSession(token, wall);
  return session && contextOfSession(session, testNow, "test");
}
