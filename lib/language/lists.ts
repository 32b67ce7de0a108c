import "server-only";
import { currentLanguage } from "./current";
import { locales } from "./languages";

// To make one takes far longer than to ask it.
const formats = new Map<string, Intl.ListFormat>();

/** "likes, comments and shares". */
export function listed(
  words: readonly string[],
  type: "conjunction" | "disjunction" = "conjunction",
): string {
  const locale = locales[currentLanguage()];
  const key = `${locale} ${type}`;
  const format = formats.get(key) ?? new Intl.ListFormat(locale, { type });
  formats.set(key, format);
  return format.format(words);
}
