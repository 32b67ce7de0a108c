import { Table } from "@/components/ui/table";
import { inLanguage } from "@/lib/language/in-language";
import { describeTables } from "@/lib/privacy/describe";

export function RetentionTable() {
  return (
    <Table
      caption="How long each kind of row is kept"
      isCaptionHidden
      columns={[
        {
          key: "kind",
          header: "Kind",
          isRowHeader: true,
          cell: ({ title, about }) => (
            <span className="grid min-w-56 max-w-measure gap-0.5">
              <span className="font-medium">{title}</span>
              <span className="text-quiet">{about}</span>
            </span>
          ),
        },
        { key: "kept", header: "Kept", cell: ({ kept }) => <span className="block min-w-48">{kept}</span> },
        {
          key: "erase",
          header: "When you delete your account",
          cell: ({ onErase }) => <span className="block min-w-44">{onErase}</span>,
        },
      ]}
      rows={inLanguage("en", describeTables)}
      rowKey={({ name }) => name}
    />
  );
}
