import "server-only";
import { type Label, label, t, tn, tStored } from "@/lib/language/t";
import { isPlatformId, platform } from "@/lib/platforms/registry";
import type { DisconnectBody, ErasureBody, ReceiptStep } from "./body";
import type { CheckedReceipt } from "./check";

/** A receipt in words, as the slip prints it. Instants are ISO text. */
export interface SlipView {
  code: string;
  /** "Receipt of an erasure". */
  title: string;
  status: { text: string; tone: "good" | "warn" | "danger" };
  /** "Requested", "Completed": null where that has not come. */
  dates: readonly { term: string; at: string | null }[];
  /** What was destroyed here. `count` is a whole number as text; null where nothing is counted, such as a key. */
  lines: readonly { what: string; count: string | null; how: string; at: string | null }[];
  /** The platform's word is not ours, so each says who speaks. `href` leads to what a person can do themselves. */
  confirmations: readonly {
    who: string;
    text: string;
    at: string | null;
    isConfirmed: boolean;
    href?: { url: string; label: string };
  }[];
  /** `until` is null for what has no end. */
  stays: readonly { what: string; until: string | null }[];
  /** When each entry of the chain was written, oldest first. */
  written: readonly string[];
  /** Hash of the newest entry, as hex. */
  hash: string;
}

type Verified = Extract<CheckedReceipt, { state: "verified" }>;
type Told = Pick<SlipView, "title" | "status" | "dates" | "lines" | "confirmations">;

export function describeReceipt({ code, body, written, hash }: Verified): SlipView {
  const told = body.kind === "disconnect" ? disconnect(body, written[0] ?? body.issuedAt) : erasure(body);
  const stays = body.remains.map(({ what, until }) => ({ what: tStored(what), until }));
  return { code, ...told, stays, written, hash };
}

interface Status {
  text: Label;
  tone: SlipView["status"]["tone"];
}

const disconnectStatus: Record<DisconnectBody["state"], Status> = {
  pending: { text: label("Running: not every step is done"), tone: "warn" },
  complete: { text: label("Complete"), tone: "good" },
  failed: { text: label("Done here; the platform did not answer"), tone: "danger" },
};

function say({ text, tone }: Status): SlipView["status"] {
  return { text: t(text), tone };
}

function disconnect(body: DisconnectBody, requestedAt: string): Told {
  const where = isPlatformId(body.platform) ? platform(body.platform).descriptor : null;
  const who = where?.label ?? body.platform;
  return {
    title: titleOf(body, who),
    status: statusOf(body, who),
    dates: [
      { term: t("Requested"), at: requestedAt },
      { term: t("Completed"), at: body.state === "pending" ? null : body.issuedAt },
    ],
    lines: body.steps.flatMap(({ step, result, at }): SlipView["lines"] => {
      if (step === "destroy-key") {
        return [
          { what: t("Our copy of the access token"), count: null, how: t("Deleted, with its key"), at },
        ];
      }
      if (step === "delete-history" && result === "done") {
        return [
          {
            what: t("History of public counts"),
            count: String(body.deletedRows),
            how: t("Rows deleted"),
            at,
          },
        ];
      }
      if (step === "delete-history" && result === "nothing-held") {
        return [{ what: t("Nothing was held"), count: null, how: t("We had no such account"), at }];
      }
      return [];
    }),
    confirmations: body.steps.flatMap(({ step, result, at }): SlipView["confirmations"] => {
      const words = platformWords[step]?.[result];
      if (!words) return [];
      const isConfirmed = result === "confirmed" || result === "refused";
      // What we could not end for certain, a person can end there.
      const href =
        where && !isConfirmed
          ? {
              href: {
                url: where.permissionsUrl,
                label: t("See and end grants at {platform}", { platform: who }),
              },
            }
          : {};
      return [{ who, text: t(words), at, isConfirmed, ...href }];
    }),
  };
}

function statusOf(body: DisconnectBody, who: string): SlipView["status"] {
  if (isReceivedOnly(body)) return say(received);
  return body.state === "complete" && isLeftToPerson(body)
    ? { text: t("Done here; the access at {platform} is yours to end", { platform: who }), tone: "warn" }
    : say(disconnectStatus[body.state]);
}

/** The platform has no call by which we could end the access, and it did not refuse the old token afterwards. */
function isLeftToPerson({ steps }: DisconnectBody): boolean {
  const results = Object.fromEntries(steps.map(({ step, result }) => [step, result]));
  return results.revoke === "not-offered" && results.probe !== "refused";
}

function titleOf({ cause }: DisconnectBody, who: string): string {
  if (cause === "deletion-asked")
    return t("Receipt of a deletion asked for at {platform}", { platform: who });
  if (cause === "ended-there") return t("Receipt of an access ended at {platform}", { platform: who });
  return t("Receipt of a disconnect from {platform}", { platform: who });
}

const received: Status = { text: label("Received: it is being carried out"), tone: "warn" };

/** Taken, and nothing done yet. */
function isReceivedOnly({ state, steps }: DisconnectBody): boolean {
  return state === "pending" && steps.length === 0;
}

const platformWords: Partial<Record<ReceiptStep["step"], Partial<Record<ReceiptStep["result"], Label>>>> = {
  revoke: {
    confirmed: label("confirmed that the access is ended."),
    "not-offered": label(
      "documents no call by which we could end the access; removing this app there ends it.",
    ),
    "nothing-held": label("was not asked: no token was left that could be ended."),
    replaced: label("was not asked: the account had been granted anew before."),
    "no-answer": label("did not answer when we asked to end the access."),
  },
  probe: {
    refused: label("refuses the old token: we tried it afterwards."),
    "still-accepted": label("still took the old token when we last tried it, before our copy was deleted."),
    "no-answer": label("did not answer when we tried the old token."),
  },
};

const erasureStatus: Record<ErasureBody["state"], Status> = {
  waiting: { text: label("Running: it can be undone until deletion begins"), tone: "warn" },
  kept: { text: label("Called off: the account was kept"), tone: "warn" },
  complete: { text: label("Complete"), tone: "good" },
};

const immediate: Status = { text: label("Running: deletion begins at once"), tone: "warn" };

/** No days to undo it, or they were forgone: nothing is promised that is over. */
function isImmediate({ state, runAt, issuedAt }: ErasureBody): boolean {
  return state === "waiting" && runAt !== null && runAt <= issuedAt;
}

function erasure(body: ErasureBody): Told {
  return {
    title: t("Receipt of an erasure"),
    status: say(isImmediate(body) ? immediate : erasureStatus[body.state]),
    dates: [
      { term: t("Requested"), at: body.requestedAt },
      ...(body.state === "waiting" ? [{ term: t("Deletion begins"), at: body.runAt }] : []),
      ...(body.state === "kept" ? [] : [{ term: t("Completed"), at: body.finishedAt }]),
    ],
    lines: body.deleted.map(({ what, rows }) => ({
      what: tStored(what),
      count: String(rows),
      how: t("Rows deleted"),
      at: body.finishedAt,
    })),
    confirmations: body.state === "complete" ? erasureConfirmations(body) : [],
  };
}

function erasureConfirmations({ connections, billing, closingMail, finishedAt }: ErasureBody) {
  const { ended, pending } = connections;
  const at = finishedAt;
  const told: { who: string; text: string; at: string | null; isConfirmed: boolean }[] = [];
  if (ended > 0) {
    const text = tn(
      ended,
      "{count} connection ended; it has a receipt of its own.",
      "{count} connections ended; each has a receipt of its own.",
    );
    told.push({ who: t("Platforms"), text, at, isConfirmed: true });
  }
  if (pending > 0) {
    const text = tn(
      pending,
      "{count} platform has not answered yet; each is asked again for 72 hours.",
      "{count} platforms have not answered yet; each is asked again for 72 hours.",
    );
    told.push({ who: t("Platforms"), text, at, isConfirmed: false });
  }
  if (billing === "ended") told.push({ who: t("Billing"), text: t("ended."), at, isConfirmed: true });
  if (billing === "pending") {
    told.push({
      who: t("Billing"),
      text: t("not confirmed yet; it is asked again."),
      at,
      isConfirmed: false,
    });
  }
  if (closingMail === "sent") told.push({ who: t("Closing mail"), text: t("sent."), at, isConfirmed: true });
  if (closingMail === "failed") {
    told.push({ who: t("Closing mail"), text: t("could not be sent."), at, isConfirmed: false });
  }
  return told;
}
