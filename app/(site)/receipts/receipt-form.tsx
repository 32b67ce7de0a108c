import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";

type ReceiptFormProps = {
  /** What was looked up before, to be corrected. */
  typed?: string;
  error?: string | undefined;
};

export function ReceiptForm({ typed, error }: ReceiptFormProps) {
  return (
    <form action="/receipts" className="grid max-w-md gap-4">
      <Field
        label="Code of the receipt"
        name="code"
        defaultValue={typed}
        error={error}
        hint="Four groups of five, such as 7K3QF-0M9XA-BB2ND-4T8RZ. Letter case and dashes do not matter."
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        required
      />
      <div>
        <Button type="submit" kind="primary">
          Check this receipt
        </Button>
      </div>
    </form>
  );
}
