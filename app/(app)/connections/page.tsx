import type { Metadata } from "next";
import { NoPermission } from "@/components/analytics/no-permission";
import { ConnectButtons } from "@/components/connections/connect-buttons";
import { ConnectionCard } from "@/components/connections/connection-card";
import { ScopeList } from "@/components/connections/scope-list";
import { SyncProgress } from "@/components/connections/sync-progress";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { getProgress } from "@/lib/analytics/get-progress";
import { requireContext } from "@/lib/auth/session";
import { type ConnectionView, listConnections } from "@/lib/connections/list-connections";
import type { PersonContext } from "@/lib/context";
import { t } from "@/lib/language/t";
import { offeredPlatforms, platforms } from "@/lib/platforms/registry";
import { ConnectNotice, type NoticeParams } from "./connect-notice";
import { ConnectionActions } from "./connection-actions";

export function generateMetadata(): Metadata {
  return { title: t("Connections") };
}

export default async function ConnectionsPage({ searchParams }: { searchParams: Promise<NoticeParams> }) {
  const ctx = await requireContext();
  if (ctx.role === "billing") return <NoPermission />;
  const connections = await listConnections(ctx);
  const mayManage = ctx.role === "owner" || ctx.role === "manager";
  const mayConnect = mayManage && ctx.actor.restrictedBy === null;
  return (
    <>
      <PageHeader
        title={t("Connections")}
        note={t("Who lets us read what, since when, and how it is doing.")}
      />
      <ConnectNotice params={await searchParams} ctx={ctx} />
      {mayConnect && connections.length > 0 && <Buttons />}
      {connections.length === 0 && <NothingLinked mayManage={mayManage} mayConnect={mayConnect} />}
      {connections.map((connection) => (
        <Card key={connection.accountId} connection={connection} ctx={ctx} mayManage={mayManage} />
      ))}
      <Section title={t("What is read, and what never is")}>
        {platforms().map(({ descriptor }) => (
          <ScopeList
            key={descriptor.id}
            platform={descriptor.label}
            scopes={descriptor.scopes}
            neverRead={descriptor.neverRead}
          />
        ))}
      </Section>
    </>
  );
}

function Buttons() {
  return <ConnectButtons platforms={offeredPlatforms()} connectHref={(id) => `/api/connect/${id}`} />;
}

function NothingLinked({ mayManage, mayConnect }: { mayManage: boolean; mayConnect: boolean }) {
  return (
    <EmptyState title={t("No account is connected yet")} action={mayConnect && <Buttons />}>
      <p>
        {t(
          "You are sent to the platform, choose the account there and come back here. All its public posts appear within a minute; the follower line begins today and grows by one point a day.",
        )}
      </p>
      {!mayManage && <p>{t("Its owner or a manager of this workspace can connect one.")}</p>}
    </EmptyState>
  );
}

async function Card({
  connection,
  ctx,
  mayManage,
}: {
  connection: ConnectionView;
  ctx: PersonContext;
  mayManage: boolean;
}) {
  const { accountId, platform, weather } = connection;
  const newest = connection.isReading ? await getProgress(ctx, { accountId }) : null;
  // It may have ended since the list was read: then there is nothing to wait for.
  const progress = newest?.state === "waiting" || newest?.state === "running" ? newest : null;
  return (
    <ConnectionCard
      {...connection}
      platform={platform.label}
      href={`/accounts/${accountId}`}
      state={progress ? "syncing" : weather.state}
      stateText={progress ? readingText(connection) : weather.text}
      waiting={progress ? null : weather.waiting}
      daysLeft={weather.daysLeft}
      nextReadAt={progress ? null : connection.nextReadAt}
      now={ctx.now.toISOString()}
      progress={
        progress && (
          <SyncProgress
            url={`/api/accounts/${accountId}/progress`}
            initial={progress}
            object={connection.object}
            unit={platform.posts}
          />
        )
      }
      actions={mayManage && <ConnectionActions connection={connection} isGuarded={ctx.actor.isGuarded} />}
    />
  );
}

function readingText({ lastReadAt, platform }: ConnectionView): string {
  return lastReadAt
    ? t("Its public counts are being read.")
    : t("Being read for the first time: all its public {posts} now, then one point a day.", {
        posts: platform.posts,
      });
}
