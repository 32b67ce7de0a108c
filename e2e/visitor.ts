/**
 * A person without a browser: keeps cookies, follows links, fills in the forms a page really shows. Every page works
 * without scripts, so this is enough to use the product over HTTP.
 */
export type Visitor = ReturnType<typeof createVisitor>;

export type Visit = { url: URL; status: number; html: string };

/** @param own headers of the connection, such as the address a proxy names */
export function createVisitor(origin: string, own: Readonly<Record<string, string>> = {}) {
  const jar = new Map<string, string>();

  /** Follows redirects by hand, also to other origins; cookies belong to `origin` alone. */
  async function request(target: string | URL, init: RequestInit = {}): Promise<Visit> {
    let url = new URL(target, origin);
    let next = init;
    for (let hops = 0; hops < 10; hops += 1) {
      const isOurs = url.origin === origin;
      const headers = new Headers({ ...own, ...next.headers });
      if (isOurs) headers.set("cookie", cookies());
      if (next.method === "POST") {
        headers.set("origin", url.origin);
        headers.set("sec-fetch-site", "same-origin");
      }
      const response = await fetch(url, { ...next, headers, redirect: "manual" });
      if (isOurs) for (const line of response.headers.getSetCookie()) keep(line);
      const location = response.headers.get("location");
      if (!location) return { url, status: response.status, html: await response.text() };
      await response.body?.cancel();
      url = new URL(location, url);
      next = {};
    }
    throw new Error(`Too many redirects at ${url.pathname}`);
  }

  /** The header a browser would send to `origin`. */
  function cookies(): string {
    return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  function keep(line: string): void {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    const isGone = /max-age=0|expires=thu, 01 jan 1970/i.test(line);
    if (isGone) jar.delete(pair.slice(0, at));
    else jar.set(pair.slice(0, at), pair.slice(at + 1));
  }

  return {
    cookies,
    keep,
    visit: (target: string | URL) => request(target),

    /** Sends the form that has a button with this label, with what the page put into it and `fields` over that. */
    submit(page: Visit, button: string, fields: Fields = {}): Promise<Visit> {
      const { url, body } = fillIn(page, button, fields);
      return request(url, { method: "POST", body });
    },
  };
}

/** The bare answer to a form, from a browser that has no cookie yet and a network of its own; nothing is followed. */
export function answerTo(page: Visit, button: string, fields: Fields, network: string): Promise<Response> {
  const { url, body } = fillIn(page, button, fields);
  const headers = { origin: url.origin, "sec-fetch-site": "same-origin", "x-forwarded-for": network };
  return fetch(url, { method: "POST", body, headers, redirect: "manual" });
}

type Fields = Record<string, string | readonly string[]>;

function fillIn(page: Visit, button: string, fields: Fields): { url: URL; body: FormData | URLSearchParams } {
  const form = formWith(page.html, button);
  const body = form.isMultipart ? new FormData() : new URLSearchParams();
  // A page may have several ticked boxes of one name; what is given here stands alone.
  for (const [name, value] of form.values) body.append(name, value);
  for (const [name, value] of Object.entries(fields)) {
    body.delete(name);
    for (const one of [value].flat()) body.append(name, one);
  }
  return { url: new URL(form.action || page.url.href, page.url), body };
}

type Form = { action: string; isMultipart: boolean; values: [string, string][] };

function formWith(html: string, button: string): Form {
  for (const [, attributes = "", content = ""] of html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)) {
    for (const [, own = "", inner = ""] of content.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)) {
      if (!textOf(inner).startsWith(button)) continue;
      const values = [...content.matchAll(/<input\b([^>]*)>/g)].flatMap(([, input = ""]) =>
        inputValue(input),
      );
      const name = attribute(own, "name");
      if (name) values.push([name, attribute(own, "value") ?? ""]);
      return {
        action: attribute(attributes, "action") ?? "",
        isMultipart: /multipart/i.test(attributes),
        values,
      };
    }
  }
  throw new Error(`No form with the button "${button}" on this page`);
}

function inputValue(input: string): [string, string][] {
  const name = attribute(input, "name");
  const isChoice = /type="(checkbox|radio)"/.test(input);
  if (!name || (isChoice && !/\bchecked\b/.test(input))) return [];
  return [[name, attribute(input, "value") ?? (isChoice ? "on" : "")]];
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`, "i").exec(tag);
  return found ? unescapeHtml(found[1] ?? "") : null;
}

function textOf(html: string): string {
  return unescapeHtml(html.replace(/<[^>]*>/g, "")).trim();
}

function unescapeHtml(text: string): string {
  const names: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };
  return text.replace(/&([^;]+);/g, (whole, name: string) => names[name] ?? whole);
}
