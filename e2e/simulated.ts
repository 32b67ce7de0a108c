/** The tests' hand on the simulated world: the routes of `simulators/control.ts`. */
export const simulatorsUrl = "http://127.0.0.1:7001";

export type JournalEntry = {
  n: number;
  vendor: string;
  operation: string;
  method: string;
  path: string;
  account: string | null;
  status: number;
};

export type Mail = { subject: string; text: string; to: string[] };

async function control(method: string, route: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${simulatorsUrl}/control/${route}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  if (!response.ok)
    throw new Error(`${method} /control/${route}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** A small channel of the test's own, to be chosen on the consent page. */
export async function addChannel(id: string): Promise<{ handle: string; subscribers: number }> {
  const account = (await control("POST", "accounts", { id })) as {
    channel: { handle: string };
    counts: { subscribers: number };
  };
  return { handle: account.channel.handle, subscribers: account.counts.subscribers };
}

export const scenario = (account: string, name: string, settings: object = {}) =>
  control("POST", `accounts/${account}/scenarios`, { name, on: true, ...settings });

export const calm = (account: string) => control("DELETE", `accounts/${account}/scenarios`);

export const addDays = (days: number) => control("POST", "clock", { addDays: days });

export const journal = (account: string) =>
  control("GET", `journal?account=${account}`) as Promise<JournalEntry[]>;

export const mailsTo = (address: string) =>
  control("GET", `mails?to=${encodeURIComponent(address)}`) as Promise<Mail[]>;

/** The newest mail's six digits, once it has come. */
export async function codeFor(address: string, after = 0): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const mails = await mailsTo(address);
    const code = mails.length > after ? /\b(\d{6})\b/.exec(mails[0]?.text ?? "")?.[1] : undefined;
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`No mail with a code has come for ${address}`);
}
