import { escapeHtml, html, type Reply } from "./exchange.ts";
import type { ConsentAnswer } from "./vendor.ts";

export type ConsentQuestion = {
  /** Of the window, and of the page. */
  title: string;
  heading: string;
  /** Where the answer goes, and the query of the request it answers. */
  action: string;
  request: URLSearchParams;
  choose: string;
  accounts: { id: string; name: string; detail: string; isChecked: boolean }[];
  select: string;
  /** `isFixed` where the vendor lets nobody untick it. */
  scopes: { scope: string; words: string; isFixed?: boolean }[];
  /** The vendor's own look. */
  style: string;
};

/** The question in the form every vendor asks it here: fields `request`, `account`, `granted` and `decision`. */
export function consentPage(question: ConsentQuestion): Reply {
  const choices = question.accounts.map(
    ({ id, name, detail, isChecked }) =>
      `<label><input type="radio" name="account" value="${id}"${isChecked ? " checked" : ""}> ${escapeHtml(name)} <small>(${escapeHtml(detail)})</small></label>`,
  );
  const scopes = question.scopes.map(
    ({ scope, words, isFixed }) =>
      `<label><input type="checkbox" name="granted" value="${escapeHtml(scope)}" checked${isFixed ? " disabled" : ""}> ${escapeHtml(words)} <small>${escapeHtml(scope)}</small></label>`,
  );
  const main = `<h1>${escapeHtml(question.heading)}</h1>
<form method="post" action="${question.action}">
<input type="hidden" name="request" value="${escapeHtml(question.request.toString())}">
<fieldset><legend>${escapeHtml(question.choose)}</legend>
${choices.join("\n")}
</fieldset>
<fieldset><legend>${escapeHtml(question.select)}</legend>
${scopes.join("\n")}
</fieldset>
<p class="actions"><button name="decision" value="deny">Deny</button> <button name="decision" value="allow">Allow</button></p>
</form>`;
  return vendorPage(200, question.title, main, question.style);
}

/** A page of a vendor: the consent page itself, or the error it shows in its place. */
export function vendorPage(status: number, title: string, main: string, style: string): Reply {
  return html(
    status,
    `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${style}
</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>`,
  );
}

/**
 * Loads such a page and sends its form, without a browser.
 * @param action where the form goes
 * @param scopes what was asked for: the boxes that are ticked when the answer says nothing of them
 */
export async function fillInConsent(
  authorizationUrl: string,
  { action, scopes }: { action: string; scopes: string[] },
  answer: ConsentAnswer,
): Promise<URL> {
  const shown = await fetch(authorizationUrl);
  const page = await shown.text();
  if (!shown.ok)
    throw new Error(/Error \d+: \w+/.exec(page)?.[0] ?? `The consent page answered ${shown.status}`);
  const asked = new URL(authorizationUrl);
  const form = new URLSearchParams({
    request: asked.searchParams.toString(),
    account: answer.account,
    decision: answer.decision ?? "allow",
  });
  for (const scope of answer.granted ?? scopes) form.append("granted", scope);
  const sent = await fetch(new URL(action, asked), { method: "POST", body: form, redirect: "manual" });
  const location = sent.headers.get("location");
  if (!location) throw new Error(`The consent was answered with ${sent.status}: ${await sent.text()}`);
  return new URL(location);
}
