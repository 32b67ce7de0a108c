import { currentCatalogue, currentLanguage } from "./current";
import type { german } from "./de";
import { locales } from "./languages";
import { group } from "./numbers";

type Entries = typeof german;
type Placeholder<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never;

/** English text that every language has; words that depend on a count apart. */
export type Message = { [K in keyof Entries]: Entries[K] extends string ? K : never }[keyof Entries];
/** Without a placeholder: what may stand in a table that does not know its texts. */
export type Label = { [K in Message]: [Placeholder<K>] extends [never] ? K : never }[Message];
export type CountMessage = Exclude<keyof Entries, Message>;

/** Whole numbers are written with the language's separators; everything else as it is. */
type Values<S, Value = string | number, Given extends string = never> = [
  Exclude<Placeholder<S>, Given>,
] extends [never]
  ? []
  : [values: Readonly<Record<Exclude<Placeholder<S>, Given>, Value>>];

export type RichValues<S, Node> = Values<S, Node>;

/**
 * The text in the reader's language, called where it is shown and never while a module loads.
 *
 * What stands before a "|" tells two meanings of one English word apart and is not shown: `t("verb|Open")`.
 */
export function t<S extends Message>(english: S, ...[values]: Values<S>): string {
  return fill(template(english), values);
}

/** "1 post", "3 posts": `{count}` is given. @param english the words for any number but one; the catalogue's key */
export function tn<S extends CountMessage>(
  count: number,
  one: string,
  english: S,
  ...[values]: Values<S, string | number, "count">
): string {
  const form = pluralRules().select(count) === "one" ? 0 : 1;
  const entry = currentCatalogue()[english];
  const text = typeof entry === "object" ? entry[form] : [one, english][form];
  return fill(text ?? english, { ...values, count });
}

// To make one takes far longer than to ask it.
const rulesOf = new Map<string, Intl.PluralRules>();

function pluralRules(): Intl.PluralRules {
  const locale = locales[currentLanguage()];
  const rules = rulesOf.get(locale) ?? new Intl.PluralRules(locale);
  rulesOf.set(locale, rules);
  return rules;
}

/** Marks text that is kept in a table until `t` shows it. */
export function label<S extends Message>(english: S): S {
  return english;
}

/** What was stored in English, such as what a signed receipt lists: translated where the catalogue knows it. */
export function tStored(english: string): string {
  const entry = currentCatalogue()[english];
  return typeof entry === "string" ? entry : english;
}

/** The reader's text with its placeholders still in it. */
export function template(english: Message): string {
  const entry = currentCatalogue()[english];
  return typeof entry === "string" ? entry : english.slice(english.indexOf("|") + 1);
}

function fill(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" && Number.isInteger(value) && value >= 0
      ? group(`${value}`)
      : `${value}`;
  });
}
