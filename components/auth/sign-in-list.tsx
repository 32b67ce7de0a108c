import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { t } from "@/lib/language/t";

/** When somebody came in as this person, and from where. */
export function SignInList({
  signIns,
}: {
  signIns: readonly { id: string; at: string; device: string | null; network: string | null }[];
}) {
  return (
    <Table
      caption={t("Sign-ins")}
      isCaptionHidden
      rows={signIns}
      rowKey={({ id }) => id}
      empty={t("No sign-in in the last 90 days.")}
      columns={[
        { key: "at", header: t("When"), isRowHeader: true, cell: ({ at }) => <Time at={at} /> },
        { key: "device", header: t("Device"), cell: ({ device }) => device },
        { key: "network", header: t("Network"), cell: ({ network }) => network },
      ]}
    />
  );
}
