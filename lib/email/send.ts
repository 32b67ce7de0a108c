import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { type ErrorResponse, Resend } from "resend";
import { env } from "@/lib/env";
import { UnavailableError } from "@/lib/errors";
import { inLanguage } from "@/lib/language/in-language";
import type { Language } from "@/lib/language/languages";
import { t } from "@/lib/language/t";
import { writeToOutbox } from "./outbox";
import { compose, type TemplateData, type TemplateName } from "./templates";

export type Message = {
  [Name in TemplateName]: { template: Name; data: TemplateData[Name] };
}[TemplateName] & {
  to: string;
  /** The reader's. */
  language: Language;
  /** Names this mail for good: sent again under the same key, it arrives once. At most 256 characters. */
  idempotencyKey: string;
};

const tries = 4;
const firstPauseMilliseconds = 250;

/** The only way a mail leaves. @throws UnavailableError when the provider took it in none of four tries */
export async function send(message: Message): Promise<void> {
  const mail = inLanguage(message.language, () => compose(message.template, message.data));
  if (!env.RESEND_API_KEY) return writeToOutbox(message.to, mail, message.idempotencyKey);
  const resend = new Resend(env.RESEND_API_KEY, env.RESEND_BASE_URL ? { baseUrl: env.RESEND_BASE_URL } : {});
  const from = env.MAIL_FROM ?? "Tallyglass <tallyglass@localhost>";
  let refused: ErrorResponse | undefined;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (attempt > 0) await wait(firstPauseMilliseconds * 4 ** (attempt - 1) * (0.75 + Math.random() / 2));
    // The client does not throw: what went wrong is in `error`, without a status when nothing answered.
    const { error } = await resend.emails.send(
      { from, to: message.to, ...mail },
      { idempotencyKey: message.idempotencyKey },
    );
    if (!error) return;
    refused = error;
    if (!mayRetry(error)) break;
  }
  throw new UnavailableError(t("The mail could not be sent."), {
    cause: new Error(`mail provider answered ${refused?.statusCode ?? "nothing"} ${refused?.name ?? ""}`),
  });
}

function mayRetry(error: ErrorResponse): boolean {
  return error.statusCode === null || error.statusCode === 429 || error.statusCode >= 500;
}
