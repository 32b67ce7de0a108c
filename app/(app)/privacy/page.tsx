import type { Metadata } from "next";
import { Doors } from "@/components/privacy/doors";
import { PageHeader } from "@/components/ui/page-header";
import { rich } from "@/components/ui/rich";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { requireContext } from "@/lib/auth/session";
import { formatCount } from "@/lib/format";
import { t } from "@/lib/language/t";
import { platforms } from "@/lib/platforms/registry";
import { listExports } from "@/lib/privacy/export";
import { type Recently, whatHappened } from "@/lib/privacy/recently";
import { whatWeHold } from "@/lib/privacy/what-we-hold";

export function generateMetadata(): Metadata {
  return { title: t("Privacy") };
}

export default async function PrivacyPage() {
  const ctx = await requireContext();
  const [held, recently, exports] = await Promise.all([whatWeHold(ctx), whatHappened(ctx), listExports(ctx)]);
  const kinds = held.holdings.filter(({ rows }) => rows > 0).length;
  const ready = exports.filter(({ state }) => state === "ready").length;
  return (
    <>
      <PageHeader
        title={t("Privacy")}
        note={t("Six doors to your data. Each does what it says by itself: nobody needs to be written to.")}
      />
      <Doors
        doors={[
          {
            kind: "see",
            href: "/privacy/data",
            detail: t("{kinds} kinds, {rows} rows", { kinds, rows: formatCount(held.rows) }),
          },
          {
            kind: "take",
            href: "/privacy/export",
            detail: ready > 0 ? t("{count} ready to download", { count: ready }) : undefined,
          },
          { kind: "correct", href: "/settings/profile" },
          { kind: "pause", href: "/connections" },
          { kind: "withdraw", href: "/connections" },
          { kind: "delete", href: "/privacy/delete" },
        ]}
      />
      <Lately recently={recently} now={ctx.now.toISOString()} />
      <p className="max-w-measure text-quiet text-small">
        {rich("How long each kind stays, and how long your figures are to, is under {retention}.", {
          retention: (
            <a className="prose-link" href="/privacy/retention">
              {t("How long it stays")}
            </a>
          ),
        })}{" "}
        {rich(
          "The whole of it in words is in the {policy}; a receipt you hold can be checked on the {receipts}.",
          {
            policy: (
              <a className="prose-link" href="/legal/privacy">
                {t("privacy policy")}
              </a>
            ),
            receipts: (
              <a className="prose-link" href="/receipts">
                {t("receipts page")}
              </a>
            ),
          },
        )}
      </p>
    </>
  );
}

type LatelyProps = { recently: Recently; now: string };

function Lately({ recently, now }: LatelyProps) {
  const labels = new Map(platforms().map(({ descriptor }) => [descriptor.id, descriptor.label]));
  const lines = [
    ...recently.underway.map(({ receiptCode, platform, requestedAt }) => ({
      key: receiptCode,
      text: t("The disconnect from {platform} is under way", { platform: labels.get(platform) ?? platform }),
      at: requestedAt,
      href: `/receipts/${receiptCode}`,
      link: t("Receipt"),
    })),
    ...recently.happenings.map(({ id, text, at }) => ({ key: id, text, at, href: null, link: "" })),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <Section
      title={t("What happened lately")}
      note={t(
        "Kept for 90 days. The receipt of a finished disconnect is in your mail; nothing here is linked to it.",
      )}
    >
      {lines.length === 0 ? (
        <p className="text-quiet text-small">{t("Nothing yet.")}</p>
      ) : (
        <ol className="grid divide-y divide-line border-line border-y text-small">
          {lines.map(({ key, text, at, href, link }) => (
            <li key={key} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-2.5">
              <span>
                {text}
                {href && (
                  <>
                    {" "}
                    <a className="prose-link" href={href}>
                      {link}
                    </a>
                  </>
                )}
              </span>
              <span className="text-quiet">
                <Time at={at} now={now} show="both" />
              </span>
            </li>
          ))}
        </ol>
      )}
      <p className="text-small">
        <a className="prose-link" href="/privacy/activity">
          {t("All activity, to download and to wipe")}
        </a>
      </p>
    </Section>
  );
}
