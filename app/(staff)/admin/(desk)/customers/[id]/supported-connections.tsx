import { rich } from "@/components/ui/rich";
import { Section } from "@/components/ui/section";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { t } from "@/lib/language/t";
import type { SupportedConnection } from "@/lib/staff/view-customer";

/** Under the person's own grant: how each connection does, and no figure of it. */
export function SupportedConnections({
  connections,
  grantExpiresAt,
}: {
  connections: readonly SupportedConnection[] | null;
  grantExpiresAt: string | null;
}) {
  if (!connections || !grantExpiresAt) {
    return (
      <Section title={t("Connections")}>
        <p className="max-w-measure text-small">
          {t(
            "The person has not allowed support to look at them. They can, for an hour, a day or a week, under Privacy, Activity.",
          )}
        </p>
      </Section>
    );
  }
  const at = (instant: string | null) => (instant ? <Time at={instant} /> : t("Not yet"));
  return (
    <Section
      title={t("Connections")}
      note={rich("The person allows this until {time}, and reads that you looked.", {
        time: <Time key="time" at={grantExpiresAt} />,
      })}
    >
      <Table
        caption={t("Connections")}
        isCaptionHidden
        rows={connections}
        rowKey={({ id }) => id}
        empty={t("No account is linked.")}
        columns={[
          {
            key: "who",
            header: t("Account"),
            isRowHeader: true,
            cell: ({ handle, platform }) => (
              <span className="inline-block min-w-32">
                <span dir="auto">{handle}</span> {t("on {platform}", { platform })}
              </span>
            ),
          },
          {
            key: "state",
            header: t("State"),
            cell: (one) => (
              <code lang="en">
                {[one.state, one.isPaused ? "paused" : null, one.problem].filter(Boolean).join(", ")}
              </code>
            ),
          },
          {
            key: "outcome",
            header: t("Last outcome"),
            cell: ({ lastOutcome }) => <code lang="en">{lastOutcome}</code>,
          },
          {
            key: "failures",
            header: t("Failures in a row"),
            isNumeric: true,
            cell: ({ failures }) => failures,
          },
          { key: "success", header: t("Last success"), cell: ({ lastSuccessAt }) => at(lastSuccessAt) },
          { key: "tried", header: t("Last try"), cell: ({ lastTriedAt }) => at(lastTriedAt) },
          {
            key: "next",
            header: t("Next read"),
            cell: ({ nextReadAt }) => (nextReadAt ? at(nextReadAt) : t("None")),
          },
        ]}
      />
    </Section>
  );
}
