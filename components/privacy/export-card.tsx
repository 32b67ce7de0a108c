import { type ReactNode, useId } from "react";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { Progress } from "@/components/ui/progress";
import { Time } from "@/components/ui/time";
import { formatBytes } from "@/lib/format";

export type ExportState =
  | { kind: "queued" }
  | {
      kind: "running";
      /** Parts written, of all; the total is null while unknown. */
      done: number;
      total: number | null;
      text: string;
    }
  | { kind: "ready"; href: string; sizeBytes: number; sha256: string; expiresAt: string }
  | { kind: "failed"; reason: string }
  | {
      kind: "expired";
      /** Null when it was taken back by hand. */
      expiredAt: string | null;
    };

type ExportCardProps = {
  /** "Everything", "@atlas, 1 Jan to 30 Jun 2025". */
  contents: string;
  requestedAt: string;
  state: ExportState;
  now: string;
  /** "Request again" for a failed or expired one, "Delete file" for a ready one: forms. */
  actions?: ReactNode;
};

/** One export from the request to the end of its file. */
export function ExportCard({ contents, requestedAt, state, now, actions }: ExportCardProps) {
  const id = useId();
  return (
    <article
      aria-labelledby={id}
      className="grid min-w-0 grid-cols-1 gap-4 rounded-card border border-line bg-surface p-4 sm:p-6"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 id={id} className="font-semibold">
          {contents}
        </h3>
        <StateBadge state={state} />
      </div>
      <p className="text-quiet text-small">
        Requested <Time at={requestedAt} now={now} show="both" />
      </p>
      <StateBody state={state} contents={contents} now={now} />
      {(state.kind === "ready" || actions) && (
        <div className="flex flex-wrap items-start gap-2">
          {state.kind === "ready" && (
            <LinkButton href={state.href} kind="primary" object={contents}>
              Download
            </LinkButton>
          )}
          {actions}
        </div>
      )}
    </article>
  );
}

function StateBadge({ state }: { state: ExportState }) {
  switch (state.kind) {
    case "queued":
      return <Badge icon="clock">Waiting</Badge>;
    case "running":
      return <Badge icon="sync">Being written</Badge>;
    case "ready":
      return <Badge tone="good">Ready</Badge>;
    case "failed":
      return <Badge tone="danger">Failed</Badge>;
    case "expired":
      return <Badge icon="clock">{state.expiredAt ? "Expired" : "Deleted"}</Badge>;
  }
}

function StateBody({ state, contents, now }: { state: ExportState; contents: string; now: string }) {
  switch (state.kind) {
    case "queued":
      return <p className="max-w-measure text-small">It begins in a moment. You may leave this page.</p>;
    case "running":
      return (
        <Progress
          label={`Writing ${contents.replace(/^Everything/, "everything")}`}
          value={state.total === null ? undefined : state.done}
          max={state.total ?? undefined}
          text={state.text}
        />
      );
    case "ready":
      return (
        <div className="grid gap-1 text-small">
          <p>
            ZIP, {formatBytes(state.sizeBytes)}. Kept until <Time at={state.expiresAt} />, then deleted.
          </p>
          <p className="text-quiet">
            SHA-256 <code className="break-all font-mono text-note">{state.sha256}</code>
          </p>
        </div>
      );
    case "failed":
      return <p className="max-w-measure text-small">{state.reason} Your data is unchanged.</p>;
    case "expired":
      return (
        <p className="max-w-measure text-small">
          {state.expiredAt ? (
            <>
              The file was deleted <Time at={state.expiredAt} now={now} show="both" />.
            </>
          ) : (
            "You deleted the file."
          )}{" "}
          A new request writes it again.
        </p>
      );
  }
}
