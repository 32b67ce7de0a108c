import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { mailsTo } from "@/lib/testing/visitors";
import { compose, type TemplateData, type TemplateName } from "./templates";

interface Received {
  path: string;
  key: string | undefined;
  body: { to?: string | string[]; subject?: string; text?: string; html?: string; from?: string };
}

let server: Server | undefined;

/** A mail provider that answers with these statuses in turn, then with 200. */
async function provider(
  statuses: number[],
): Promise<{ received: Received[]; send: typeof import("./send").send }> {
  const received: Received[] = [];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const key = request.headers["idempotency-key"];
      received.push({
        path: request.url ?? "",
        key: Array.isArray(key) ? key[0] : key,
        body: JSON.parse(body),
      });
      const status = statuses.shift() ?? 200;
      response.writeHead(status, { "Content-Type": "application/json" });
      response.end(
        JSON.stringify(
          status === 200 ? { id: "1" } : { statusCode: status, name: "application_error", message: "no" },
        ),
      );
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  vi.resetModules();
  vi.stubEnv("RESEND_API_KEY", "re_test");
  vi.stubEnv("RESEND_BASE_URL", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return { received, send: (await import("./send")).send };
}

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.resetModules();
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  server = undefined;
});

const message = {
  to: "mira@example.test",
  language: "en",
  template: "sign-in",
  data: { code: "012345", secret: "s".repeat(43) },
  idempotencyKey: "sign-in/1",
} as const;

describe("a mail", () => {
  test("goes to the provider once, under its key, as text and HTML", async () => {
    const { received, send } = await provider([]);
    await send(message);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ path: "/emails", key: "sign-in/1" });
    expect(received[0]?.body).toMatchObject({
      from: "Tallyglass <hello@tallyglass.test>",
      subject: "Your sign-in code",
      text: expect.stringContaining("012345"),
      html: expect.stringContaining("012345"),
    });
  });

  test("is tried again under the same key while the provider is out of order", async () => {
    const { received, send } = await provider([500, 429, 503]);
    await send(message);
    expect(received.map(({ key }) => key)).toEqual(Array(4).fill("sign-in/1"));
  }, 30_000);

  test("is given up after four tries, and says so without address or code", async () => {
    const { received, send } = await provider([500, 500, 500, 500]);
    await expect(send(message)).rejects.toMatchObject({
      name: "UnavailableError",
      message: "The mail could not be sent.",
    });
    expect(received).toHaveLength(4);
  }, 30_000);

  test("is not tried again when the provider refuses it", async () => {
    const { received, send } = await provider([422]);
    await expect(send(message)).rejects.toThrow("could not be sent");
    expect(received).toHaveLength(1);
  });

  test("is kept in the outbox where there is no provider, once for a key", async () => {
    const { send } = await import("./send");
    const to = `outbox-${Date.now()}@example.test`;
    await send({ ...message, to, idempotencyKey: `sign-in/${to}` });
    await send({ ...message, to, idempotencyKey: `sign-in/${to}` });
    expect((await mailsTo(to)).map(({ subject, code }) => ({ subject, code }))).toEqual([
      { subject: "Your sign-in code", code: "012345" },
    ]);
  });
});

const at = new Date("2026-06-20T08:00:00Z");
const samples: { [Name in TemplateName]: TemplateData[Name] } = {
  "sign-in": { code: "012345", secret: "abc" },
  verify: { code: "012345", secret: "abc" },
  "already-registered": { code: "012345", secret: "abc" },
  reset: { code: "012345", secret: "abc" },
  "password-changed": { changedAt: at, secret: "abc" },
  "factors-changed": { change: "app-added", changedAt: at, secret: "abc" },
  "new-sign-in": { beganAt: at, device: "Firefox on Linux", network: "203.0.113.0/24", secret: "abc" },
  "export-ready": { expiresAt: at },
  connections: { items: [{ about: "lost", label: "YouTube", handle: "<b>@mira</b>", until: at }] },
  "disconnect-done": { platform: "YouTube", handle: "@mira", receiptCode: "TG-1", cause: "asked" },
  restricted: { platform: "TikTok", reference: "0198", contact: "privacy@tallyglass.test" },
  "erasure-scheduled": { runAt: at, receiptCode: "TG-1" },
  "erasure-done": { receiptCode: "TG-1" },
  "audit-broken": { day: "2026-06-15", finding: "The audit chain is broken at link 2." },
  "audit-head": { day: "2026-06-15", sequence: "2", hash: "ab".repeat(32) },
  invitation: { inviter: "mira@example.test", role: "viewer", expiresAt: at },
  "workspace-changed": { kind: "out", workspace: "Atlas", isRemoved: true, receiptCodes: ["TG-1"] },
  "staff-changed": { change: "granted", role: "support", person: null },
  "support-allowed": { expiresAt: at },
};

describe.each(Object.keys(samples) as TemplateName[])("the mail %s", (template) => {
  const mail = compose(template, samples[template]);

  test("names its class at its foot, in both forms", () => {
    expect(mail.text).toMatch(/\n-- \nTallyglass\nClass: /);
    expect(mail.html).toContain("Class: ");
  });

  test("loads nothing and leads only to our own pages", () => {
    expect(mail.html).not.toMatch(/<img|<link|<script|src=|url\(/);
    for (const [, url] of mail.html.matchAll(/href="([^"]+)"/g)) {
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\//);
    }
  });

  test("has a subject of one line", () => {
    expect(mail.subject).toMatch(/^[^\r\n]{5,90}$/);
  });
});

test("a handle is text in a mail, never markup", () => {
  const { html } = compose("connections", samples.connections);
  expect(html).toContain("&lt;b&gt;@mira&lt;/b&gt;");
  expect(html).not.toContain("<b>");
});

test("the mail of a lost connection says by when, and offers the export", () => {
  const lost = compose("connections", samples.connections);
  expect(lost.subject).toBe("Reconnect YouTube by 20 Jun 2026, 08:00 UTC");
  expect(lost.text).toContain("/privacy/export");
  const kept = compose("connections", {
    items: [{ about: "lost", label: "YouTube", handle: "@mira", until: null }],
  });
  expect(kept.subject).toBe("YouTube no longer lets us read @mira");
  expect(kept.text).toContain("stay, as you chose");
});

test("one mail names several connections, each with its own end, and the nearest in its subject", () => {
  const { subject, text } = compose("connections", {
    items: [
      { about: "lost", label: "YouTube", handle: "@mira", until: new Date("2026-07-18T08:00:00Z") },
      { about: "grant", label: "TikTok", handle: "@mira.clips", until: at },
    ],
  });
  expect(subject).toBe("Reconnect 2 accounts by 20 Jun 2026, 08:00 UTC");
  expect(text).toContain("@mira on YouTube: YouTube no longer lets us read it.");
  expect(text).toContain("@mira.clips on TikTok: the access you gave us ends on 20 Jun 2026, 08:00 UTC");
});
