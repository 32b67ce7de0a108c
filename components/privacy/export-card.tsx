import { type ReactNode, useId } from "react";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { Progress } from "@/components/ui/progress";
import { rich } from "@/components/ui/rich";
import { Time } from "@/components/ui/time";
import { formatBytes } from "@/lib/format";
import { t } from "@/lib/language/t";

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
  | { kind: "failed" }
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
        {rich("Requested {time}", { time: <Time at={requestedAt} now={now} show="both" /> })}
      </p>
      <StateBody state={state} contents={contents} now={now} />
      {(state.kind === "ready" || actions) && (
        <div className="flex flex-wrap items-start gap-2">
          {state.kind === "ready" && (
            <LinkButton href={state.href} kind="primary" object={contents}>
              {t("Download")}
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
      return <Badge icon="clock">{t("Waiting")}</Badge>;
    case "running":
      return <Badge icon="sync">{t("Being written")}</Badge>;
    case "ready":
      return <Badge tone="good">{t("Ready")}</Badge>;
    case "failed":
      return <Badge tone="danger">{t("Failed")}</Badge>;
    case "expired":
      return <Badge icon="clock">{state.expiredAt ? t("Expired") : t("Deleted")}</Badge>;
  }
}

function StateBody({ state, contents, now }: { state: ExportState; contents: string; now: string }) {
  switch (state.kind) {
    case "queued":
      return (
        <p className="max-w-measure text-small">{t("It begins in a moment. You may leave this page.")}</p>
      );
    case "running":
      return (
        <Progress
          label={t("Writing {contents}", { contents: contents.replace(/^Everything/, "everything") })}
          value={state.total === null ? undefined : state.done}
          max={state.total ?? undefined}
          text={state.text}
        />
      );
    case "ready":
      return (
        <div className="grid gap-1 text-small">
          <p>
            {rich("ZIP, {size}. Kept until {time}, then deleted.", {
              size: formatBytes(state.sizeBytes),
              time: <Time at={state.expiresAt} />,
            })}
          </p>
          <p className="text-quiet">
            SHA-256 <code className="break-all font-mono text-note">{state.sha256}</code>
          </p>
        </div>
      );
    case "failed":
      return (
        <p className="max-w-measure text-small">
          {t("It could not be written in five tries. You can request it again. Your data is unchanged.")}
        </p>
      );
    case "expired":
      return (
        <p className="max-w-measure text-small">
          {state.expiredAt
            ? rich("The file was deleted {time}. A new request writes it again.", {
                time: <Time at={state.expiredAt} now={now} show="both" />,
              })
            : t("You deleted the file. A new request writes it again.")}
        </p>
      );
  }
}
