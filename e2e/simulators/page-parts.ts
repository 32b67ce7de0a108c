import { escapeHtml } from "./exchange.ts";

/** Markup that is already safe; everything else given to `markup` is escaped. */
export type Markup = { html: string };

export function markup(
  parts: TemplateStringsArray,
  ...values: (string | number | Markup | Markup[])[]
): Markup {
  const written = values.map((value) => {
    if (typeof value !== "object") return escapeHtml(String(value));
    return Array.isArray(value) ? value.map(({ html }) => html).join("\n") : value.html;
  });
  return { html: parts.map((part, index) => part + (written[index] ?? "")).join("") };
}

export const nothing: Markup = { html: "" };

/** A button that throws one control; its name says what it does to whom. */
export function control(
  action: string,
  label: string,
  values: Record<string, string> = {},
  about = "",
): Markup {
  const inputs = Object.entries(values).map(
    ([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`,
  );
  const name = about ? `${label}: ${about}` : label;
  return markup`<form method="post" action="${action}">${inputs}<button aria-label="${name}">${label}</button></form>`;
}

export const pageStyle = `
:root { color-scheme: light dark; --line: #8886; --soft: #8881; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1rem; }
nav a { margin-right: 1rem; }
section { border-top: 1px solid var(--line); padding: .5rem 0 1.5rem; }
article { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; margin: .75rem 0; }
h3 { margin: 0 0 .25rem; font-size: 1.05rem; }
p { margin: .25rem 0; }
form { display: inline-block; margin: .15rem .35rem .15rem 0; }
button, .button, select, input { font: inherit; padding: .25rem .7rem; border: 1px solid var(--line); border-radius: .4rem; }
.button { display: inline-block; text-decoration: none; background: var(--soft); }
output { font: 600 1.3rem ui-monospace, monospace; letter-spacing: .05em; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .2rem .6rem; border-bottom: 1px solid var(--line); }
.scroll { overflow-x: auto; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); padding: .5rem; }
iframe { width: 100%; height: 24rem; border: 1px solid var(--line); background: #fff; }
small { opacity: .8; }`;
