import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { t } from "@/lib/language/t";

type ReceiptFormProps = {
  /** What was looked up before, to be corrected. */
  typed?: string;
  error?: string | undefined;
};

export function ReceiptForm({ typed, error }: ReceiptFormProps) {
  return (
    <form action="/receipts" className="grid max-w-md gap-4">
      <Field
        label={t("Code of the receipt")}
        name="code"
        defaultValue={typed}
        error={error}
        hint={t("Four groups of five, such as {code}. Letter case and dashes do not matter.", {
          code: "7K3QF-0M9XA-BB2ND-4T8RZ",
        })}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        required
      />
      <div>
        <Button type="submit" kind="primary">
          {t("Check this receipt")}
        </Button>
      </div>
    </form>
  );
}
