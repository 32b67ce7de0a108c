import { ActionForm } from "@/components/ui/action-form";
import { Dialog } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import type { ConnectionView } from "@/lib/connections/list-connections";
import { disconnectAction, pauseAction, resumeAction, syncNowAction } from "./actions";
import { HistoryChoice } from "./history-choice";

/** What may be done with one account, its name heard after each label. */
export function ConnectionActions({ connection }: { connection: ConnectionView }) {
  const { accountId, object } = connection;
  return (
    <>
      {connection.reconnectHref && (
        <LinkButton href={connection.reconnectHref} kind="primary" object={object}>
          Reconnect
        </LinkButton>
      )}
      {connection.canSync && (
        <ActionForm action={syncNowAction} hidden={{ accountId }} isInRow>
          <SubmitButton kind="quiet" object={object} pendingLabel="Asking …">
            Sync now
          </SubmitButton>
        </ActionForm>
      )}
      {connection.isMine && (
        <LinkButton href={`/accounts/${accountId}/import`} object={`to ${object}`}>
          Bring history
        </LinkButton>
      )}
      {connection.canPause && <PauseDialog connection={connection} />}
      {connection.canResume && (
        <ActionForm action={resumeAction} hidden={{ accountId }} isInRow>
          <SubmitButton kind="quiet" object={object} pendingLabel="Resuming …">
            Resume
          </SubmitButton>
        </ActionForm>
      )}
      {connection.canDisconnect &&
        (connection.weather.state === "ended" ? (
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
    <Dialog label="Pause" object={object} title={`Pause ${object}`}>
      <p className="text-small">
        No count is read until you resume, and those days stay empty on the charts. The access at{" "}
        {platform.label} is kept alive and checked once a day, and within 30 days that your {platform.posts}{" "}
        still exist, without storing a count.
      </p>
      {wouldEndAt && (
        <p className="text-small">
          If that stopped working too, {platform.label}&rsquo;s rules would end what was read so far: were it
          lost today, on <Time at={wouldEndAt} />. You would get a mail first.
        </p>
      )}
      <ActionForm action={pauseAction} hidden={{ accountId }} className="justify-items-start">
        <SubmitButton object={object} pendingLabel="Pausing …">
          Pause reading
        </SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

function DisconnectDialog({ connection }: { connection: ConnectionView }) {
  const { accountId, object, platform, mayKeepHistory, endHref } = connection;
  return (
    <Dialog label="Disconnect" object={object} kind="danger" title={`Disconnect ${object}`}>
      {endHref ? (
        <p className="text-small">
          Our copy of the access is destroyed, and a receipt proves it. {platform.label} documents no call by
          which we could end the access itself: you do that{" "}
          <a className="prose-link" href={endHref} rel="noreferrer">
            in its settings
          </a>
          , and the receipt says whether it has ended. Your account and {platform.posts} there stay as they
          are.
        </p>
      ) : (
        <p className="text-small">
          {platform.label} is told to end the access, our copy of it is destroyed, and a receipt proves both.
          Nothing changes at {platform.label} itself: your account and {platform.posts} there stay as they
          are.
        </p>
      )}
      <ActionForm action={disconnectAction} hidden={{ accountId }}>
        {mayKeepHistory ? (
          <HistoryChoice />
        ) : (
          <p className="text-small">
            The history collected here is deleted at once: {platform.label}&rsquo;s rules say that it goes
            with the access. To keep a copy,{" "}
            <a className="prose-link" href="/privacy/export">
              export it first
            </a>
            .
          </p>
        )}
        <div>
          <SubmitButton kind="danger" pendingLabel="Disconnecting …">
            {mayKeepHistory ? `Disconnect ${object}` : `Disconnect ${object} and delete its history`}
          </SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

/** Nothing is left to disconnect, and the history may still go. */
function DeleteHistoryDialog({ connection }: { connection: ConnectionView }) {
  const { accountId, object, platform } = connection;
  return (
    <Dialog
      label="Delete history"
      object={`of ${object}`}
      kind="danger"
      title={`Delete the history of ${object}`}
    >
      <p className="text-small">
        All counts collected here are deleted at once, and a receipt says so. Nothing brings them back.
        Nothing changes at {platform.label} itself.
      </p>
      <ActionForm action={disconnectAction} hidden={{ accountId }} className="justify-items-start">
        <SubmitButton kind="danger" pendingLabel="Deleting …">
          {`Delete the history of ${object}`}
        </SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
