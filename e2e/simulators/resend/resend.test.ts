import { Resend } from "resend";
import { afterEach, beforeEach, expect, test } from "vitest";
import { codeIn, linksIn } from "../mailbox.ts";
import type { Mail } from "../state.ts";
import { type Stage, startStage } from "../test-stage.ts";
import { resendApiKey } from "./environment.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

const mail = {
  from: "Tallyglass <hello@tallyglass.test>",
  to: "creator@tallyglass.test",
  subject: "Sign in to Tallyglass",
  text: "Your code is 481 902. Or open http://127.0.0.1:3000/sign-in?token=a&next=b.",
  html: '<p>Your code is 481 902.</p><a href="http://127.0.0.1:3000/sign-in?token=a&amp;next=b">Sign in</a>',
};
const client = (key = resendApiKey) => new Resend(key, { baseUrl: `${stage.url}/resend` });
const mails = (to: string) => stage.get<Mail[]>(`/control/mails?to=${encodeURIComponent(to)}`);

test("the real client's mail arrives in the mailbox with all its parts", async () => {
  const sent = await client().emails.send({
    ...mail,
    replyTo: "help@tallyglass.test",
    headers: { "List-Unsubscribe": "<http://127.0.0.1:3000/unsubscribe>" },
  });
  expect(sent.error).toBeNull();
  expect(await mails("Creator@tallyglass.test")).toEqual([
    {
      id: sent.data?.id,
      at: "2026-11-20T12:00:00.000Z",
      from: mail.from,
      to: [mail.to],
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      headers: { "List-Unsubscribe": "<http://127.0.0.1:3000/unsubscribe>" },
      replyTo: ["help@tallyglass.test"],
      attachments: [],
      idempotencyKey: null,
    },
  ]);
  expect(await mails("fresh@tallyglass.test")).toEqual([]);
});

test("the same idempotency key delivers once; with another body it is refused", async () => {
  const first = await client().emails.send(mail, { idempotencyKey: "sign-in/1" });
  const second = await client().emails.send(mail, { idempotencyKey: "sign-in/1" });
  expect(second.data?.id).toBe(first.data?.id);
  expect(await mails(mail.to)).toHaveLength(1);
  const other = await client().emails.send({ ...mail, subject: "Other" }, { idempotencyKey: "sign-in/1" });
  expect(other.error).toEqual({
    statusCode: 409,
    name: "invalid_idempotent_request",
    message: "Same idempotency key used with a different request payload.",
  });
});

test("wrong keys and bodies are answered in Resend's shape", async () => {
  const errors = [
    await client("re_wrong").emails.send(mail),
    await client().emails.send({ ...mail, to: "nobody" }),
    await client().emails.send({ ...mail, subject: "" }),
    await client().emails.send(mail, { idempotencyKey: "k".repeat(257) }),
  ].map(({ error }) => [error?.statusCode, error?.name]);
  expect(errors).toEqual([
    [403, "invalid_api_key"],
    [422, "validation_error"],
    [422, "missing_required_field"],
    [400, "invalid_idempotency_key"],
  ]);
  const anonymous = await fetch(`${stage.url}/resend/emails`, { method: "POST", body: "{" });
  expect([anonymous.status, (await anonymous.json()).name]).toEqual([401, "missing_api_key"]);
});

test("mail-down fails with 500, or with 429 and a Retry-After, and keeps nothing", async () => {
  await stage.throwSwitch("resend", "mail-down", { times: 1 });
  expect((await client().emails.send(mail)).error).toMatchObject({
    statusCode: 500,
    name: "internal_server_error",
  });
  await stage.throwSwitch("resend", "mail-down", { as: "429", retryAfter: "7", times: 1 });
  const limited = await client().emails.send(mail);
  expect([limited.error?.name, limited.headers?.["retry-after"]]).toEqual(["rate_limit_exceeded", "7"]);
  expect(await mails(mail.to)).toEqual([]);
  expect((await client().emails.send(mail)).error).toBeNull();
});

test.each([
  ["Your code is 481902 and it ends in 10 minutes", "481902"],
  ["Code: 481 902", "481 902"],
  ["Type 4819-0236 in the browser", "4819-0236"],
  ["Type K7QF-2M9X there", "K7QF-2M9X"],
  ["Open http://127.0.0.1:3000/x/123456 now", null],
  ["TALLYGLASS says hello in 2026", null],
])("the code in %j is %j", (text, code) => {
  expect(codeIn({ text } as Mail)).toBe(code);
});

test("the page shows code, one-click link and the mail's text, escaped", async () => {
  await client().emails.send({ ...mail, subject: "<script>alert(1)</script>" });
  await stage.post("/control/sign-ins", [
    { label: "Creator", email: "creator@tallyglass.test", password: "four words" },
  ]);
  const page = await (await fetch(`${stage.url}/`)).text();
  expect(page).toContain("<output>481 902</output>");
  expect(page).toContain(
    'href="http://127.0.0.1:3000/sign-in?token=a&amp;next=b">Sign in with this mail</a>',
  );
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(page).not.toContain("<script>");
  expect(page).toContain("four words");
  expect(page).toContain('aria-label="Revoke at YouTube: Atlas Makes"');
  const [stored] = await mails(mail.to);
  expect(stored && linksIn(stored)).toEqual(["http://127.0.0.1:3000/sign-in?token=a&next=b"]);
});

test("the page's own buttons work and lead back to it", async () => {
  const press = (action: string, values: Record<string, string>) =>
    fetch(`${stage.url}${action}`, {
      method: "POST",
      headers: { origin: stage.url },
      body: new URLSearchParams(values),
      redirect: "manual",
    });
  const moved = await press("/control/clock", { addDays: "30" });
  expect([moved.status, moved.headers.get("location")]).toEqual([303, "/"]);
  expect(await stage.get("/clock")).toEqual({ now: "2026-12-20T12:00:00.000Z" });
  await press("/control/accounts/fresh/scenarios", {
    name: "slow",
    times: "",
    ms: "5",
    retryAfter: "",
    as: "",
  });
  expect((await stage.get("/control/accounts/fresh")).scenarios).toEqual({ slow: { ms: 5 } });
  await press("/control/accounts/fresh/scenarios", { name: "slow", on: "false" });
  await client().emails.send(mail);
  await press("/control/mails?method=DELETE", {});
  expect(await mails(mail.to)).toEqual([]);
});
