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
:root { color-scheme: light dark; --ground: #faf9f7; --card: #fff; --ink: #22201d; --soft: #6b655d; --line: #ddd7cf; --accent: #1d5f8a; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #191816; --card: #22211e; --ink: #ece8e1; --soft: #a8a198; --line: #3d3a35; --accent: #86c1e8; }
}
* { box-sizing: border-box; }
html { background: var(--ground); color: var(--ink); scroll-padding-top: 4rem; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 0 auto; padding: 0 1rem 3rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; margin: 1rem 0 .25rem; }
h2 { font-size: 1.25rem; margin: 0 0 .5rem; }
h3 { font-size: 1.05rem; margin: 1rem 0 .25rem; }
h4, article h3 { font-size: 1rem; margin: 0; }
p { margin: .35rem 0; }
a { color: var(--accent); }
small { color: var(--soft); }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: .5rem 0; }
nav a { padding: .25rem 0; }
main > section { border-top: 1px solid var(--line); padding: 1rem 0 1.5rem; }
article { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .75rem 1rem; margin: .75rem 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); gap: .75rem; align-items: start; }
.cards article { margin: 0; }
form { display: inline-block; margin: .15rem .35rem .15rem 0; }
form.wide { display: block; }
label { display: inline-block; margin: .15rem .5rem .15rem 0; }
button, .button, select, input { font: inherit; color: inherit; min-height: 2.25rem; max-width: 100%; padding: .25rem .75rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--ground); }
button, .button { cursor: pointer; }
.button { display: inline-block; text-decoration: none; border-color: var(--accent); color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
summary { cursor: pointer; padding: .35rem 0; }
output { font: 600 1.3rem ui-monospace, monospace; letter-spacing: .05em; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
.scroll { overflow-x: auto; overflow-wrap: normal; }
pre { white-space: pre-wrap; background: var(--ground); padding: .5rem; }
iframe { width: 100%; height: 24rem; border: 1px solid var(--line); background: #fff; }`;
