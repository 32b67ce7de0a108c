import "server-only";
import type { z } from "zod";
import { InvalidInputError } from "@/lib/errors";
import { t } from "@/lib/language/t";

/** A form's fields as the schema wants them. @throws InvalidInputError naming each field and what to do about it */
export function readForm<Schema extends z.ZodType>(Input: Schema, form: FormData): z.output<Schema> {
  const fields: Record<string, FormDataEntryValue | FormDataEntryValue[]> = {};
  for (const name of new Set(form.keys())) {
    // The framework's own fields, by which it finds the action.
    if (name.startsWith("$ACTION")) continue;
    const values = form.getAll(name);
    fields[name] = values.length === 1 && values[0] !== undefined ? values[0] : values;
  }
  const parsed = Input.safeParse(fields);
  if (parsed.success) return parsed.data;
  const problems: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    problems[issue.path.join(".") || "form"] ??= issue.message;
  }
  const [first = t("Something in this form is not right.")] = Object.values(problems);
  throw new InvalidInputError(
    Object.keys(problems).length === 1 ? first : t("Some fields need a change."),
    problems,
  );
}
