import type { Mail, State } from "./state.ts";

/** The mails to an address, with or without a display name, newest first; all mails without one. */
export function mailsTo(mails: State["mails"], to: string | null): Mail[] {
  const wanted = to?.trim().toLowerCase();
  const isFor = (recipient: string) =>
    recipient.toLowerCase() === wanted || recipient.toLowerCase().endsWith(`<${wanted}>`);
  return mails.filter((mail) => wanted === undefined || mail.to.some(isFor)).reverse();
}

const digits = /(?<![\w/#.=-])\d{3,4}[ -]?\d{3,4}(?![\w/-]|\.\w)/;
const groups = /(?<![\w/#.=-])(?=[A-Z-]*\d)[A-Z0-9]{3,5}(?:-[A-Z0-9]{3,5})+(?![\w/-]|\.\w)/;

/** The code a person would copy out of the mail. */
export function codeIn({ text }: Mail): string | null {
  return (digits.exec(text) ?? groups.exec(text))?.[0] ?? null;
}

/** Every link of the mail once, the one of its button first. */
export function linksIn({ html, text }: Mail): string[] {
  const inHtml = [...html.matchAll(/href="(https?:[^"]+)"/g)].map(([, link = ""]) =>
    link.replaceAll("&amp;", "&"),
  );
  const inText = [...text.matchAll(/https?:\/\/[^\s<>"]+/g)].map(([link]) => link.replace(/[.,)]+$/, ""));
  return [...new Set([...inHtml, ...inText])];
}
