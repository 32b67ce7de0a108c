import type { Metadata } from "next";
import { orNotFound } from "@/app/(app)/or-not-found";
import { NoPermission } from "@/components/analytics/no-permission";
import { ArchiveImport } from "@/components/imports/archive-import";
import { ArrivalsCurve } from "@/components/imports/arrivals";
import { TableImport } from "@/components/imports/table-import";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requireContext } from "@/lib/auth/session";
import type { Day } from "@/lib/dates";
import { ForbiddenError } from "@/lib/errors";
import { formatDay } from "@/lib/format";
import { type ImportDesk, openImportDesk } from "@/lib/imports/list-imports";
import { t } from "@/lib/language/t";
import type { FiguresLimit } from "@/lib/metrics/kept-since";
import { ImportedSoFar } from "./imported-so-far";

export function generateMetadata(): Metadata {
  return { title: t("Bring history") };
}

export default async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (ctx.role === "billing") return <NoPermission />;
  const { id } = await params;
  const desk = await orNotFound(openImportDesk(ctx, { accountId: id }).catch(whyNot));
  const back = { href: `/accounts/${id}`, label: t("The account") };
  if (typeof desk === "string") {
    return (
      <>
        <PageHeader title={t("Bring history")} back={back} />
        <EmptyState title={desk}>
          <p>
            {t(
              "What is brought to an account belongs to the member who linked it: they can export it and delete it.",
            )}
          </p>
        </EmptyState>
      </>
    );
  }
  const { label: platform, followers, posts } = desk.platform;
  return (
    <>
      <PageHeader
        title={t("Bring history to {handle} on {platform}", { handle: desk.handle, platform })}
        back={back}
      />
      <Rules desk={desk} />
      <Section
        title={t("A table of daily counts")}
        note={t(
          "One line a day, with totals as the profile showed them: {followers} in all, not the ones gained that day. Whatever the table leaves open is asked.",
          { followers },
        )}
      >
        <TableImport desk={desk} />
      </Section>
      <Section
        title={t("An archive you exported here")}
        note={t(
          "The ZIP of an export, from this installation or another. Days come back with their states and times, and readings of {posts} that are still public.",
          { posts },
        )}
        actions={<LinkButton href="/privacy/export">{t("Open export")}</LinkButton>}
      >
        <ArchiveImport desk={desk} />
      </Section>
      {desk.arrivalsFile && (
        <Section
          title={t("When today's followers arrived")}
          note={t(
            "{platform}'s own download lists who follows you today and since when. It cannot say how many followed on a day: only that it was at least so many. Nothing of the file leaves this browser, and nothing of it is kept.",
            { platform },
          )}
        >
          <ArrivalsCurve desk={desk} file={desk.arrivalsFile} />
        </Section>
      )}
      <Section title={t("Imported so far")}>
        {desk.imports.length === 0 ? (
          <p className="text-quiet text-small">
            {t("Nothing yet. Each import appears here and can be taken back.")}
          </p>
        ) : (
          <ImportedSoFar desk={desk} />
        )}
      </Section>
    </>
  );
}

/** Words for who may see the account and not bring anything to it. */
function whyNot(error: unknown): string {
  if (error instanceof ForbiddenError) return error.message;
  throw error;
}

function Rules({ desk }: { desk: ImportDesk }) {
  const { label: platform } = desk.platform;
  return (
    <ul className="grid max-w-measure list-disc gap-1 ps-5 text-small">
      <li>
        {t(
          "These are your own notes of public counts. They are marked as imported for ever and never shown as counts that {platform} returned.",
          { platform },
        )}
      </li>
      <li>
        {t(
          "A day that was read here stays as it was read. A later reading takes the place of an imported count.",
        )}
      </li>
      <li>
        {t(
          "Rates are calculated from readings only. A comparison that begins with an imported count says so.",
        )}
      </li>
      {desk.limit && desk.oldest && <li>{limitOf(desk.limit, platform, formatDay(desk.oldest as Day))}</li>}
      {desk.historyEndsWithDisconnect && (
        <li>{t("Disconnecting the account deletes its history here, imported days too: keep your file.")}</li>
      )}
    </ul>
  );
}

function limitOf({ months, by }: FiguresLimit, platform: string, day: string): string {
  return by === "person"
    ? t(
        "You chose to keep figures for {months} months: nothing before {day} is stored, and imported days end with the others.",
        { months, day },
      )
    : t(
        "{platform}’s rules let figures be kept for {months} months: nothing before {day} is stored, and imported days end with the others.",
        { platform, months, day },
      );
}
