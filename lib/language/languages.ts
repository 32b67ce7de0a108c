/** Every language the product speaks, its own first. */
export const languages = ["en", "de"] as const;

export type Language = (typeof languages)[number];

/** Each by its own name: who looks for it may not read the one on screen. */
export const languageNames: Readonly<Record<Language, string>> = { en: "English", de: "Deutsch" };

/** BCP 47, for dates and numbers. */
export const locales: Readonly<Record<Language, string>> = { en: "en-GB", de: "de-DE" };

/** What was stored by an older or a newer version is English to this one. */
export function asLanguage(stored: string): Language {
  return isLanguage(stored) ? stored : "en";
}

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}
