import { describe, expect, test } from "vitest";
import { InvalidInputError, TooManyRequestsError } from "@/lib/errors";
import { askForAccount, asSession, goodPassword, newAddress, signUpFully } from "@/lib/testing/people";
import { contextOf, createVisitor, later, mailTo } from "@/lib/testing/visitors";
import { takeTry, triesPerAddress, triesPerNetwork } from "./rate-limit";
import { signIn } from "./sign-in";
import type { Visitor } from "./visitor";

const wrong = "wrong-horse-entirely-different";
const tryWith = (visitor: Visitor, email: string, password: string) => signIn(visitor, { email, password });

async function outcome(visitor: Visitor, email: string, password: string): Promise<string> {
  try {
    await tryWith(visitor, email, password);
    return "signed in";
  } catch (error) {
    if (error instanceof TooManyRequestsError)
      return `wait ${error.retryAt.getTime() - visitor.wall.getTime()}`;
    if (error instanceof InvalidInputError) return "refused";
    throw error;
  }
}

describe("signing in with a password", () => {
  test("begins a session in this browser", async () => {
    const { address } = await signUpFully();
    const visitor = createVisitor();
    const session = asSession(await tryWith(visitor, address, goodPassword));
    expect(await contextOf(session.token, visitor.wall)).toMatchObject({ role: "owner" });
  });

  test("ends the session that the browser had before", async () => {
    const { address, session, visitor } = await signUpFully();
    const again = asSession(await tryWith({ ...visitor, session: session.token }, address, goodPassword));
    expect(again.token).not.toBe(session.token);
    expect(await contextOf(session.token, visitor.wall)).toBeNull();
  });

  test("takes the same letters in another Unicode form for the same password", async () => {
    const { address } = await signUpFully({ password: "grüne-Kähne-über-Dächern" });
    const decomposed = "grüne-Kähne-über-Dächern".normalize("NFD");
    await expect(tryWith(createVisitor(), address, decomposed)).resolves.toHaveProperty("token");
  });

  test("says the same for a wrong password, an unknown address, no password and an unproven address", async () => {
    const { address } = await signUpFully();
    const without = await signUpFully({ password: "" });
    const unproven = newAddress();
    await askForAccount(createVisitor(), unproven, { password: goodPassword });
    const tries: [string, string][] = [
      [address, wrong],
      [newAddress(), goodPassword],
      [without.address, goodPassword],
      [unproven, goodPassword],
    ];
    const answers = await Promise.all(
      tries.map(([email, password]) =>
        tryWith(createVisitor(), email, password).catch((error: InvalidInputError) => ({
          message: error.message,
          status: error.status,
          fields: error.fields,
        })),
      ),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const sentence =
      "Email or password is not right. An account without a password, or one not confirmed yet, opens with a sign-in code.";
    expect(answers[0]).toEqual({ message: sentence, status: 400, fields: { password: sentence } });
  });
});

describe("the limit on wrong passwords", () => {
  test.each(["known", "unknown"])(
    "is five for an address that is %s, then grows to fifteen minutes",
    async (kind) => {
      const address = kind === "known" ? (await signUpFully()).address : newAddress();
      for (let i = 0; i < 5; i += 1) expect(await outcome(createVisitor(), address, wrong)).toBe("refused");
      let moment = createVisitor();
      const waits: string[] = [];
      for (let i = 0; i < 8; i += 1) {
        const answer = await outcome(moment, address, wrong);
        waits.push(answer);
        moment = later(moment, Number(answer.split(" ")[1]));
        expect(await outcome(moment, address, wrong)).toBe("refused");
      }
      expect(waits).toEqual(
        [30, 60, 120, 240, 480, 900, 900, 900].map((seconds) => `wait ${seconds * 1000}`),
      );
    },
  );

  test("holds when fifty tries arrive at once", async () => {
    const { address } = await signUpFully();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => outcome(createVisitor(), address, wrong)),
    );
    expect(answers.filter((answer) => answer === "refused")).toHaveLength(5);
    expect(answers.filter((answer) => answer.startsWith("wait"))).toHaveLength(45);
  });

  test("lets the right password in from a browser that signed in before", async () => {
    const { address, visitor } = await signUpFully();
    for (let i = 0; i < 6; i += 1) await outcome(createVisitor(), address, wrong);
    expect(await outcome(createVisitor(), address, goodPassword)).toMatch(/^wait/);
    expect(await outcome(visitor, address, goodPassword)).toBe("signed in");
  });

  test("after a hundred from elsewhere lets nobody in but the person in a browser they signed in from before", async () => {
    const { address, visitor } = await signUpFully();
    for (let i = 0; i < 5; i += 1) await outcome(createVisitor(), address, wrong);
    let moment = createVisitor();
    for (let i = 5; i < 100; i += 1) {
      moment = later(moment, 15 * 60_000);
      expect(await takeTry(triesPerAddress, address, moment.wall)).toBeNull();
    }
    const dayAfter = later(moment, 24 * 60 * 60_000);
    expect(await outcome({ ...createVisitor(), wall: dayAfter.wall }, address, goodPassword)).toMatch(
      /^wait/,
    );
    expect(await outcome({ ...visitor, wall: dayAfter.wall }, address, goodPassword)).toBe("signed in");
  });

  test("gives a known browser a budget of its own, not an endless one", async () => {
    const { address, visitor } = await signUpFully();
    for (let i = 0; i < 5; i += 1) expect(await outcome(visitor, address, wrong)).toBe("refused");
    expect(await outcome(visitor, address, goodPassword)).toMatch(/^wait/);
  });

  test("that one person has used up in their own browser leaves every other's as it was", async () => {
    const [mira, noor] = [await signUpFully(), await signUpFully()];
    for (let i = 0; i < 5; i += 1) expect(await outcome(mira.visitor, mira.address, wrong)).toBe("refused");
    expect(await outcome(mira.visitor, mira.address, goodPassword)).toBe("wait 30000");
    expect(await outcome(noor.visitor, noor.address, wrong)).toBe("refused");
    expect(await outcome(noor.visitor, noor.address, goodPassword)).toBe("signed in");
  });

  test("begins anew after a success", async () => {
    const { address } = await signUpFully();
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 4; i += 1) expect(await outcome(createVisitor(), address, wrong)).toBe("refused");
      expect(await outcome(createVisitor(), address, goodPassword)).toBe("signed in");
    }
  });

  test("counts a network over all addresses, and not its successes", async () => {
    const { address } = await signUpFully();
    const network = "203.0.113.77";
    for (let i = 0; i < 19; i += 1) {
      expect(await outcome(createVisitor({ address: network }), newAddress(), wrong)).toBe("refused");
      if (i % 5 === 0) {
        expect(await outcome(createVisitor({ address: network }), address, goodPassword)).toBe("signed in");
      }
    }
    expect(await outcome(createVisitor({ address: network }), newAddress(), wrong)).toBe("refused");
    expect(await outcome(createVisitor({ address: network }), newAddress(), wrong)).toBe("wait 30000");
  });

  test("makes one wait as long as the longer of two waits, the address's or the network's", async () => {
    const step = 30_000;
    const waited = async (longer: "address" | "network") => {
      const [address, network] = [newAddress(), createVisitor().address];
      const [first, second] = longer === "address" ? [0, step] : [step, 0];
      const moment = (milliseconds: number) => later(createVisitor({ address: network }), milliseconds).wall;
      for (let i = 0; i < 5; i += 1) await takeTry(triesPerAddress, address, moment(first));
      for (let i = 0; i < 20; i += 1) await takeTry(triesPerNetwork, network, moment(second));
      const [tries, who] = longer === "address" ? [triesPerAddress, address] : [triesPerNetwork, network];
      // After the first wait comes one twice as long.
      expect(await takeTry(tries, who, moment(step))).toBeNull();
      return outcome(later(createVisitor({ address: network }), step), address, wrong);
    };
    expect(await waited("address")).toBe("wait 60000");
    expect(await waited("network")).toBe("wait 60000");
  });

  test("counts a whole /64 as one network", async () => {
    for (let i = 0; i < 20; i += 1) {
      const visitor = createVisitor({ address: `2001:db8:1:2::${(i + 1).toString(16)}` });
      expect(await outcome(visitor, newAddress(), wrong)).toBe("refused");
    }
    const next = createVisitor({ address: "2001:db8:1:2:ffff::1" });
    expect(await outcome(next, newAddress(), wrong)).toBe("wait 30000");
    const neighbour = createVisitor({ address: "2001:db8:1:3::1" });
    expect(await outcome(neighbour, newAddress(), wrong)).toBe("refused");
  });
});

test("a sign-up's mail is the only one an attack on passwords leaves", async () => {
  const { address } = await signUpFully();
  await outcome(createVisitor(), address, wrong);
  expect((await mailTo(address)).subject).toBe("Confirm your address");
});
