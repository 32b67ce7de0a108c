import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { TooManyRequestsError } from "@/lib/errors";
import { testNow } from "@/lib/testing/builders";
import { ownDatabases } from "@/lib/testing/own-database";
import { newAddress, signUpFully } from "@/lib/testing/people";
import { createVisitor, later, mailsTo } from "@/lib/testing/visitors";
import {
  codesPerNetwork,
  confirmationsPerPerson,
  forgetTries,
  giveBackTry,
  takeCustomerTurn,
  takeInvitationTurn,
  takeMailTurn,
  takePasskeyTurn,
  takeSignInTurn,
  takeTry,
  triesPerAddress,
  triesPerFactor,
  triesPerKnownBrowser,
  triesPerNetwork,
} from "./rate-limit";
import { requestCode } from "./request-code";
import { requestReset } from "./reset-password";

/** The installation's own counter is everybody's: other files sign in at the same time. */
const { data } = await ownDatabases();

const everyTries = [
  triesPerAddress,
  triesPerKnownBrowser,
  triesPerNetwork,
  codesPerNetwork,
  triesPerFactor,
  confirmationsPerPerson,
];

const minute = 60_000;
const plus = (milliseconds: number) => new Date(testNow.getTime() + milliseconds);

test("a hundred failures stop an address for thirty days, however long each waited", async () => {
  const who = randomUUID();
  let wall = testNow;
  for (let i = 0; i < 100; i += 1) {
    wall = new Date(wall.getTime() + 15 * minute);
    expect(await takeTry(triesPerAddress, who, wall)).toBeNull();
  }
  const stopped = await takeTry(triesPerAddress, who, new Date(wall.getTime() + 60 * minute));
  expect(stopped).toEqual(new Date(wall.getTime() + 30 * 24 * 60 * minute));
});

test("a try made too early is not counted and does not lengthen the wait", async () => {
  const who = randomUUID();
  for (let i = 0; i < 5; i += 1) await takeTry(triesPerAddress, who, testNow);
  for (let i = 0; i < 10; i += 1) {
    expect(await takeTry(triesPerAddress, who, plus(29_999))).toEqual(plus(30_000));
  }
  expect(await takeTry(triesPerAddress, who, plus(30_000))).toBeNull();
  expect(await takeTry(triesPerAddress, who, plus(30_001))).toEqual(plus(90_000));
});

test("failures older than thirty days are forgotten", async () => {
  const who = randomUUID();
  for (let i = 0; i < 4; i += 1) await takeTry(triesPerAddress, who, testNow);
  const month = 30 * 24 * 60 * minute;
  for (let i = 0; i < 5; i += 1) expect(await takeTry(triesPerAddress, who, plus(month))).toBeNull();
  expect(await takeTry(triesPerAddress, who, plus(month))).not.toBeNull();
});

test("a success forgets an address's failures, and takes back only its own try from a network's", async () => {
  const who = randomUUID();
  for (let i = 0; i < 5; i += 1) await takeTry(triesPerAddress, who, testNow);
  await forgetTries(triesPerAddress, who);
  expect(await takeTry(triesPerAddress, who, testNow)).toBeNull();
  for (let i = 0; i < 20; i += 1) await takeTry(triesPerNetwork, who, testNow);
  await giveBackTry(triesPerNetwork, who);
  expect(await takeTry(triesPerNetwork, who, testNow)).toBeNull();
  expect(await takeTry(triesPerNetwork, who, testNow)).not.toBeNull();
});

test("an address gets three mails an hour, from whatever network they are asked for", async () => {
  const address = newAddress();
  for (let i = 0; i < 3; i += 1) await takeMailTurn(createVisitor(), address);
  await expect(takeMailTurn(createVisitor(), address)).rejects.toThrow(TooManyRequestsError);
  await expect(takeMailTurn(later(createVisitor(), 60 * minute - 1), address)).rejects.toThrow(
    /Too many mails/,
  );
  await expect(takeMailTurn(later(createVisitor(), 60 * minute), address)).resolves.toBeUndefined();
});

test("a network gets ten mails an hour, whatever the address", async () => {
  const visitor = createVisitor();
  for (let i = 0; i < 10; i += 1) await takeMailTurn(visitor, newAddress());
  await expect(takeMailTurn(visitor, newAddress())).rejects.toThrow(TooManyRequestsError);
});

test("whoever asks an address's mails away leaves a browser that signed in before three of its own", async () => {
  const { address, visitor } = await signUpFully();
  const stranger = createVisitor();
  for (let i = 0; i < 2; i += 1) await takeMailTurn(stranger, address);
  await expect(takeMailTurn(stranger, address)).rejects.toThrow(TooManyRequestsError);
  for (let i = 0; i < 3; i += 1) await takeMailTurn(visitor, address);
  await expect(takeMailTurn(visitor, address)).rejects.toThrow(TooManyRequestsError);
  await expect(takeMailTurn(later(visitor, 60 * minute), address)).resolves.toBeUndefined();
});

test("the mails a person asks for in a browser of theirs are taken from nobody else's", async () => {
  const people = [await signUpFully(), await signUpFully()];
  for (const { address } of people) {
    for (let i = 0; i < 2; i += 1) await takeMailTurn(createVisitor(), address);
  }
  for (const { address, visitor } of people) {
    for (let i = 0; i < 3; i += 1) await takeMailTurn(visitor, address);
  }
});

test("being known at one address gives a browser no mails at another's", async () => {
  const [own, other] = [await signUpFully(), await signUpFully()];
  for (let i = 0; i < 2; i += 1) await takeMailTurn(createVisitor(), other.address);
  await expect(takeMailTurn(own.visitor, other.address)).rejects.toThrow(TooManyRequestsError);
});

test("fifty mails asked for at once are three", async () => {
  const { address } = await signUpFully();
  const visitors = Array.from({ length: 50 }, () => createVisitor());
  const answers = await Promise.allSettled(
    visitors.map((visitor) => requestCode(visitor, { email: address })),
  );
  await Promise.all(visitors.map((visitor) => visitor.settle()));
  // The sign-up's own mail was the first of the three.
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  expect(await mailsTo(address)).toHaveLength(3);
});

test("the limit on mails is the same for an address without an account", async () => {
  const address = newAddress();
  for (const ask of [requestCode, requestReset, requestCode]) {
    const visitor = createVisitor();
    await ask(visitor, { email: address });
    await visitor.settle();
  }
  await expect(requestReset(createVisitor(), { email: address })).rejects.toThrow(TooManyRequestsError);
  expect(await mailsTo(address)).toEqual([]);
});

test.each([
  ["an address", triesPerAddress, 5],
  ["a browser that signed in before", triesPerKnownBrowser, 5],
  ["a network", triesPerNetwork, 20],
  ["codes from a network", codesPerNetwork, 20],
  ["a second step", triesPerFactor, 5],
  ["a confirmation", confirmationsPerPerson, 5],
])("%s is tried so many times, then each try waits, and counts by itself", async (_what, tries, free) => {
  const who = randomUUID();
  for (const other of everyTries.filter((each) => each !== tries)) {
    for (let i = 0; i < 20; i += 1) await takeTry(other, who, testNow);
  }
  for (let i = 0; i < free; i += 1) expect(await takeTry(tries, who, testNow)).toBeNull();
  expect(await takeTry(tries, who, testNow)).toEqual(plus(30_000));
});

test("an address gets three invitations a day, whoever sends them", async () => {
  const address = newAddress();
  for (let i = 0; i < 3; i += 1) await takeInvitationTurn(randomUUID(), address, testNow);
  const day = 24 * 60 * minute;
  await expect(takeInvitationTurn(randomUUID(), address, plus(day - 1))).rejects.toThrow(
    expect.objectContaining({ message: expect.stringContaining("Too many invitations"), retryAt: plus(day) }),
  );
  await expect(takeInvitationTurn(randomUUID(), address, plus(day))).resolves.toBeUndefined();
});

test("a person sends thirty invitations a day", async () => {
  const person = randomUUID();
  for (let i = 0; i < 30; i += 1) await takeInvitationTurn(person, newAddress(), testNow);
  await expect(takeInvitationTurn(person, newAddress(), testNow)).rejects.toThrow(/Too many invitations/);
});

test("a network asks passkeys two hundred times an hour", async () => {
  const visitor = createVisitor();
  for (let i = 0; i < 200; i += 1) await takePasskeyTurn(visitor);
  await expect(takePasskeyTurn(visitor)).rejects.toThrow("Too many tries. Wait a little, then try again.");
  await expect(takePasskeyTurn(later(visitor, 60 * minute))).resolves.toBeUndefined();
});

test("a staff member searches sixty times an hour, whatever others of the staff do", async () => {
  const [mine, theirs] = [randomUUID(), randomUUID()];
  for (let i = 0; i < 60; i += 1) await takeCustomerTurn(mine, testNow);
  await expect(takeCustomerTurn(mine, plus(60 * minute - 1))).rejects.toThrow(
    expect.objectContaining({
      message: "Too many addresses were searched for. Try again in an hour.",
      retryAt: plus(60 * minute),
    }),
  );
  await expect(takeCustomerTurn(theirs, testNow)).resolves.toBeUndefined();
  await expect(takeCustomerTurn(mine, plus(60 * minute))).resolves.toBeUndefined();
});

test("the installation takes twenty thousand sign-ins an hour, from wherever they come", async () => {
  const at = (milliseconds: number) => later(createVisitor({ wall: plus(10_000 * minute) }), milliseconds);
  await takeSignInTurn(at(0));
  await data`update rate_limits set hits = hits + 19_998 where window_ends_at = ${at(60 * minute).wall}`;
  await takeSignInTurn(at(1));
  await expect(takeSignInTurn(at(2))).rejects.toThrow(
    expect.objectContaining({ retryAt: at(60 * minute).wall }),
  );
  await expect(takeSignInTurn(at(60 * minute))).resolves.toBeUndefined();
});
