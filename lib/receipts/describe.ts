import "server-only";
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
  return { code, ...told, stays: body.remains, written, hash };
}

const disconnectStatus: Record<DisconnectBody["state"], SlipView["status"]> = {
  pending: { text: "Running: not every step is done", tone: "warn" },
  complete: { text: "Complete", tone: "good" },
  failed: { text: "Done here; the platform did not answer", tone: "danger" },
};

function disconnect(body: DisconnectBody, requestedAt: string): Told {
  const where = isPlatformId(body.platform) ? platform(body.platform).descriptor : null;
  const who = where?.label ?? body.platform;
  return {
    title: titleOf(body, who),
    status: statusOf(body, who),
    dates: [
      { term: "Requested", at: requestedAt },
      { term: "Completed", at: body.state === "pending" ? null : body.issuedAt },
    ],
    lines: body.steps.flatMap(({ step, result, at }): SlipView["lines"] => {
      if (step === "destroy-key") {
        return [{ what: "Our copy of the access token", count: null, how: "Deleted, with its key", at }];
      }
      if (step === "delete-history" && result === "done") {
        return [
          { what: "History of public counts", count: String(body.deletedRows), how: "Rows deleted", at },
        ];
      }
      if (step === "delete-history" && result === "nothing-held") {
        return [{ what: "Nothing was held", count: null, how: "We had no such account", at }];
      }
      return [];
    }),
    confirmations: body.steps.flatMap(({ step, result, at }): SlipView["confirmations"] => {
      const text = platformWords[step]?.[result];
      if (!text) return [];
      const isConfirmed = result === "confirmed" || result === "refused";
      // What we could not end for certain, a person can end there.
      const href =
        where && !isConfirmed
          ? { href: { url: where.permissionsUrl, label: `See and end grants at ${who}` } }
          : {};
      return [{ who, text, at, isConfirmed, ...href }];
    }),
  };
}

function statusOf(body: DisconnectBody, who: string): SlipView["status"] {
  if (isReceivedOnly(body)) return received;
  return body.state === "complete" && isLeftToPerson(body)
    ? { text: `Done here; the access at ${who} is yours to end`, tone: "warn" }
    : disconnectStatus[body.state];
}

/** The platform has no call by which we could end the access, and it did not refuse the old token afterwards. */
function isLeftToPerson({ steps }: DisconnectBody): boolean {
  const results = Object.fromEntries(steps.map(({ step, result }) => [step, result]));
  return results.revoke === "not-offered" && results.probe !== "refused";
}

function titleOf({ cause }: DisconnectBody, who: string): string {
  if (cause === "deletion-asked") return `Receipt of a deletion asked for at ${who}`;
  if (cause === "ended-there") return `Receipt of an access ended at ${who}`;
  return `Receipt of a disconnect from ${who}`;
}

const received: SlipView["status"] = { text: "Received: it is being carried out", tone: "warn" };

/** Taken, and nothing done yet. */
function isReceivedOnly({ state, steps }: DisconnectBody): boolean {
  return state === "pending" && steps.length === 0;
}

const platformWords: Partial<Record<ReceiptStep["step"], Partial<Record<ReceiptStep["result"], string>>>> = {
  revoke: {
    confirmed: "confirmed that the access is ended.",
    "not-offered": "documents no call by which we could end the access; removing this app there ends it.",
    "nothing-held": "was not asked: no token was left that could be ended.",
    replaced: "was not asked: the account had been granted anew before.",
    "no-answer": "did not answer when we asked to end the access.",
  },
  probe: {
    refused: "refuses the old token: we tried it afterwards.",
    "still-accepted": "still took the old token when we last tried it, before our copy was deleted.",
    "no-answer": "did not answer when we tried the old token.",
  },
};

const erasureStatus: Record<ErasureBody["state"], SlipView["status"]> = {
  waiting: { text: "Running: it can be undone until deletion begins", tone: "warn" },
  kept: { text: "Called off: the account was kept", tone: "warn" },
  complete: { text: "Complete", tone: "good" },
};

const immediate: SlipView["status"] = { text: "Running: deletion begins at once", tone: "warn" };

/** No days to undo it, or they were forgone: nothing is promised that is over. */
function isImmediate({ state, runAt, issuedAt }: ErasureBody): boolean {
  return state === "waiting" && runAt !== null && runAt <= issuedAt;
}

function erasure(body: ErasureBody): Told {
  return {
    title: "Receipt of an erasure",
    status: isImmediate(body) ? immediate : erasureStatus[body.state],
    dates: [
      { term: "Requested", at: body.requestedAt },
      ...(body.state === "waiting" ? [{ term: "Deletion begins", at: body.runAt }] : []),
      ...(body.state === "kept" ? [] : [{ term: "Completed", at: body.finishedAt }]),
    ],
    lines: body.deleted.map(({ what, rows }) => ({
      what,
      count: String(rows),
      how: "Rows deleted",
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
    const text =
      ended === 1
        ? "1 connection ended; it has a receipt of its own."
        : `${ended} connections ended; each has a receipt of its own.`;
    told.push({ who: "Platforms", text, at, isConfirmed: true });
  }
  if (pending > 0) {
    const text = `${pending} ${pending === 1 ? "platform has" : "platforms have"} not answered yet; each is asked again for 72 hours.`;
    told.push({ who: "Platforms", text, at, isConfirmed: false });
  }
  if (billing === "ended") told.push({ who: "Billing", text: "ended.", at, isConfirmed: true });
  if (billing === "pending") {
    told.push({ who: "Billing", text: "not confirmed yet; it is asked again.", at, isConfirmed: false });
  }
  if (closingMail === "sent") told.push({ who: "Closing mail", text: "sent.", at, isConfirmed: true });
  if (closingMail === "failed") {
    told.push({ who: "Closing mail", text: "could not be sent.", at, isConfirmed: false });
  }
  return told;
}
