import "server-only";
import { currentLanguage } from "./current";
import { locales } from "./languages";

/** "likes, comments and shares". */
export function listed(
  words: readonly string[],
  type: "conjunction" | "disjunction" = "conjunction",
): string {
  return new Intl.ListFormat(locales[currentLanguage()], { type }).format(words);
}
