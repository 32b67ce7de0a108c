"use client";

import { useActionState } from "react";
import { FormNotice } from "@/components/auth/form-notice";
import { Badge } from "@/components/ui/badge";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { SessionView } from "@/lib/auth/list-sessions";
import type { ActionState } from "@/lib/auth/run-action";
import { t } from "@/lib/language/t";

type Action = (previous: ActionState, form: FormData) => Promise<ActionState>;

/** Where the person is signed in, with a way out of each. */
export function SessionList({
  sessions,
  now,
  endOne,
  endOthers,
}: {
  sessions: readonly SessionView[];
  /** ISO instant of the wall clock. */
  now: string;
  endOne: Action;
  endOthers: Action;
}) {
  const [oneState, submitOne] = useActionState(endOne, { status: "idle" });
  const [othersState, submitOthers] = useActionState(endOthers, { status: "idle" });
  return (
    <div className="grid gap-4">
      <FormNotice state={oneState} />
      <FormNotice state={othersState} />
      <Table
        caption={t("Sessions")}
        isCaptionHidden
        rows={sessions}
        rowKey={(session) => session.id}
        columns={[
          {
            key: "device",
            header: t("Device"),
            isRowHeader: true,
            cell: (session) => (
              <span className="inline-flex flex-wrap items-center gap-2">
                {session.device}
                {session.isThis && <Badge tone="good">{t("This session")}</Badge>}
              </span>
            ),
          },
          { key: "network", header: t("Network"), cell: (session) => session.network },
          { key: "created", header: t("Signed in"), cell: (session) => <Time at={session.createdAt} /> },
          {
            key: "seen",
            header: t("Last seen"),
            cell: (session) => <Time at={session.lastSeenAt} now={now} show="relative" />,
          },
          {
            key: "end",
            header: t("Sign out"),
            cell: (session) =>
              session.isThis ? (
                t("At the top of the page")
              ) : (
                <form action={submitOne}>
                  <input type="hidden" name="sessionId" value={session.id} />
                  <SubmitButton kind="danger" object={`${session.device}, ${session.network}`}>
                    {t("Sign out")}
                  </SubmitButton>
                </form>
              ),
          },
        ]}
      />
      {sessions.length > 1 && (
        <form action={submitOthers}>
          <SubmitButton kind="danger">{t("Sign out all other sessions")}</SubmitButton>
        </form>
      )}
    </div>
  );
}
