import { UnderGuard } from "@/components/auth/under-guard";
import { ActionForm } from "@/components/ui/action-form";
import { Dialog } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { rich } from "@/components/ui/rich";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import type { ConnectionView } from "@/lib/connections/list-connections";
import { t } from "@/lib/language/t";
import { disconnectAction, pauseAction, resumeAction, syncNowAction } from "./actions";
import { HistoryChoice } from "./history-choice";

/** What may be done with one account, its name heard after each label. */
export function ConnectionActions({
  connection,
  isGuarded,
}: {
  connection: ConnectionView;
  isGuarded: boolean;
}) {
  const { accountId, object } = connection;
  return (
    <>
      {connection.reconnectHref && (
        <LinkButton href={connection.reconnectHref} kind="primary" object={object}>
          {t("Reconnect")}
        </LinkButton>
      )}
      {connection.canSync && (
        <ActionForm action={syncNowAction} hidden={{ accountId }} isInRow>
          <SubmitButton kind="quiet" object={object} pendingLabel={t("Asking …")}>
            {t("Sync now")}
          </SubmitButton>
        </ActionForm>
      )}
      {connection.isMine && (
        <LinkButton href={`/accounts/${accountId}/import`} object={t("to {object}", { object })}>
          {t("Bring history")}
        </LinkButton>
      )}
      {connection.canPause && <PauseDialog connection={connection} />}
      {connection.canResume && (
        <ActionForm action={resumeAction} hidden={{ accountId }} isInRow>
          <SubmitButton kind="quiet" object={object} pendingLabel={t("Resuming …")}>
            {t("Resume")}
          </SubmitButton>
        </ActionForm>
      )}
      {connection.canDisconnect &&
        (isGuarded ? (
          <GuardedDialog connection={connection} />
        ) : connection.weather.state === "ended" ? (
          <DeleteHistoryDialog connection={connection} />
        ) : (
          <DisconnectDialog connection={connection} />
        ))}
    </>
  );
}

function PauseDialog({ connection }: { connection: ConnectionView }) {
  const { accountId, object, platform, wouldEndAt } = connection;
  return (
    <Dialog label={t("Pause")} object={object} title={t("Pause {object}", { object })}>
      <p className="text-small">
        {t(
          "No count is read until you resume, and those days stay empty on the charts. The access at {platform} is kept alive and checked once a day, and within 30 days that your {posts} still exist, without storing a count.",
          { platform: platform.label, posts: platform.posts },
        )}
      </p>
      {wouldEndAt && (
        <p className="text-small">
          {rich(
            "If that stopped working too, {platform}’s rules would end what was read so far: were it lost today, on {time}. You would get a mail first.",
            { platform: platform.label, time: <Time at={wouldEndAt} /> },
          )}
        </p>
      )}
      <ActionForm action={pauseAction} hidden={{ accountId }} className="justify-items-start">
        <SubmitButton object={object} pendingLabel={t("Pausing …")}>
          {t("Pause reading")}
        </SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

function DisconnectDialog({ connection }: { connection: ConnectionView }) {
  const { accountId, object, platform, mayKeepHistory, endHref } = connection;
  return (
    <Dialog
      label={t("Disconnect")}
      object={object}
      kind="danger"
      title={t("Disconnect {object}", { object })}
    >
      {endHref ? (
        <p className="text-small">
          {rich(
            "Our copy of the access is destroyed, and a receipt proves it. {platform} documents no call by which we could end the access itself: you do that {settings}, and the receipt says whether it has ended. Your account and {posts} there stay as they are.",
            {
              platform: platform.label,
              posts: platform.posts,
              settings: (
                <a className="prose-link" href={endHref} rel="noreferrer">
                  {t("in its settings")}
                </a>
              ),
            },
          )}
        </p>
      ) : (
        <p className="text-small">
          {t(
            "{platform} is told to end the access, our copy of it is destroyed, and a receipt proves both. Nothing changes at {platform} itself: your account and {posts} there stay as they are.",
            { platform: platform.label, posts: platform.posts },
          )}
        </p>
      )}
      <ActionForm action={disconnectAction} hidden={{ accountId }}>
        {mayKeepHistory ? (
          <HistoryChoice />
        ) : (
          <p className="text-small">
            {rich(
              "The history collected here is deleted at once: {platform}’s rules say that it goes with the access. To keep a copy, {exported}.",
              {
                platform: platform.label,
                exported: (
                  <a className="prose-link" href="/privacy/export">
                    {t("export it first")}
                  </a>
                ),
              },
            )}
          </p>
        )}
        <div>
          <SubmitButton kind="danger" pendingLabel={t("Disconnecting …")}>
            {mayKeepHistory
              ? t("Disconnect {object}", { object })
              : t("Disconnect {object} and delete its history", { object })}
          </SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

/** Whoever said "This was not me" asks in vain here, and may end the access where nobody but them gets in. */
function GuardedDialog({ connection }: { connection: ConnectionView }) {
  const { object, platform } = connection;
  const isEnded = connection.weather.state === "ended";
  return (
    <Dialog
      label={isEnded ? t("Delete history") : t("Disconnect")}
      object={isEnded ? t("of {object}", { object }) : object}
      kind="danger"
      title={isEnded ? t("Delete the history of {object}", { object }) : t("Disconnect {object}", { object })}
    >
      <UnderGuard>
        {t(
          "Under guard nothing is disconnected or deleted, so that nobody who got in ends what was collected. At {platform} itself you can end our access at any time.",
          { platform: platform.label },
        )}
      </UnderGuard>
    </Dialog>
  );
}

/** Nothing is left to disconnect, and the history may still go. */
function DeleteHistoryDialog({ connection }: { connection: ConnectionView }) {
  const { accountId, object, platform } = connection;
  return (
    <Dialog
      label={t("Delete history")}
      object={t("of {object}", { object })}
      kind="danger"
      title={t("Delete the history of {object}", { object })}
    >
      <p className="text-small">
        {t(
          "All counts collected here are deleted at once, and a receipt says so. Nothing brings them back. Nothing changes at {platform} itself.",
          { platform: platform.label },
        )}
      </p>
      <ActionForm action={disconnectAction} hidden={{ accountId }} className="justify-items-start">
        <SubmitButton kind="danger" pendingLabel={t("Deleting …")}>
          {t("Delete the history of {object}", { object })}
        </SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
