import type { Visitor } from "./visitor.ts";

export type Newcomer = { email: string; password?: string; name?: string };

/** Sign-up as a person does it: the form, then the code out of the mail. */
export async function signUp(visitor: Visitor, simulatorsUrl: string, person: Newcomer): Promise<void> {
  const form = await visitor.visit("/signup");
  const asked = await visitor.submit(form, "Create account", {
    email: person.email,
    name: person.name ?? "",
    password: person.password ?? "",
    age: "on",
  });
  const code = await codeFor(simulatorsUrl, person.email);
  const inside = await visitor.submit(asked, "Sign in", { code });
  if (inside.url.pathname.startsWith("/sign"))
    throw new Error(`The code was not accepted at ${inside.url.pathname}`);
}

async function codeFor(simulatorsUrl: string, address: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const response = await fetch(`${simulatorsUrl}/control/mails?to=${encodeURIComponent(address)}`);
    const [mail] = (await response.json()) as { text: string }[];
    const code = mail && /\b(\d{6})\b/.exec(mail.text)?.[1];
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`No mail with a code has come for ${address}`);
}
