import "server-only";
import { env } from "@/lib/env";
import { formatInstant } from "@/lib/format";
import { currentLanguage } from "@/lib/language/current";
import { type Label, label, t } from "@/lib/language/t";

/** Every mail says which class it belongs to, and whether it can be stopped. */
type MailClass = "security" | "receipts" | "connection" | "legal" | "account" | "invitation" | "workspace";

const classNotes: Record<MailClass, Label> = {
  security: label("Class: security. Mails about signing in cannot be switched off."),
  receipts: label("Class: receipts. Proof of what was deleted or disconnected cannot be switched off."),
  connection: label(
    "Class: connection lost. You get it because data of yours would otherwise be deleted unannounced.",
  ),
  legal: label("Class: legal. Mails about your rights and their limits cannot be switched off."),
  account: label("Class: your request. You get it because you asked for it."),
  invitation: label(
    "Class: invitation. Somebody gave us this address to invite it. It is kept until the invitation ends, and used for nothing else.",
  ),
  workspace: label("Class: workspace. Mails about who shares a workspace with you cannot be switched off."),
};

export interface Mail {
  subject: string;
  text: string;
  html: string;
}

interface MailParts {
  subject: string;
  class: MailClass;
  /** The sentences of the mail, one paragraph each. */
  paragraphs: readonly string[];
  /** Shown large, for typing: a code. */
  code?: string;
  button?: { label: string; url: string };
  /** After the button. */
  closing?: readonly string[];
}

/** Plain text and plain HTML from the same parts: nothing is loaded from anywhere. */
export function layOut(parts: MailParts): Mail {
  const closing = parts.closing ?? [];
  const classNote = t(classNotes[parts.class]);
  const text = [
    ...parts.paragraphs,
    ...(parts.code ? [`    ${parts.code}`] : []),
    ...(parts.button ? [`${parts.button.label}:\n${parts.button.url}`] : []),
    ...closing,
    `-- \nTallyglass\n${classNote}`,
  ].join("\n\n");
  const paragraph = (sentence: string) => `<p style="margin:0 0 16px">${escapeHtml(sentence)}</p>`;
  const html = [
    `<!doctype html><html lang="${currentLanguage()}"><head><meta charset="utf-8"><title>${escapeHtml(parts.subject)}</title></head>`,
    `<body style="margin:0;padding:24px;background:#f7f8f7;color:#14181b;font:16px/1.5 system-ui,sans-serif">`,
    `<div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #d9dedc;border-radius:10px">`,
    ...parts.paragraphs.map(paragraph),
    ...(parts.code
      ? [
          `<p style="margin:0 0 16px;font:600 28px/1.2 monospace;letter-spacing:4px">${escapeHtml(parts.code)}</p>`,
        ]
      : []),
    ...(parts.button
      ? [
          `<p style="margin:0 0 16px"><a href="${escapeHtml(parts.button.url)}" style="display:inline-block;padding:10px 16px;border-radius:8px;background:#0b6b60;color:#ffffff;text-decoration:none">${escapeHtml(parts.button.label)}</a></p>`,
        ]
      : []),
    ...closing.map(paragraph),
    `<p style="margin:24px 0 0;color:#56606a;font-size:14px">Tallyglass<br>${escapeHtml(classNote)}</p>`,
    "</div></body></html>",
  ].join("\n");
  return { subject: parts.subject, text, html };
}

/** A page of ours, in full. */
export function page(path: string, query: Record<string, string> = {}): string {
  const url = new URL(path, env.APP_URL);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/** A moment as mails say it, which know no reader's zone. */
export function instant(at: Date): string {
  return formatInstant(at, "UTC");
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
