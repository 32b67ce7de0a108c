import { isLanguage, type Language } from "./languages";

/** By their English text; where the words depend on a count, for one and for any other number. */
export type Catalogue = Readonly<Record<string, string | readonly [one: string, other: string]>>;

/** What `in-language.ts` puts into the process: bundles each have a copy of this file, and one process. */
export interface Speech {
  readonly language: () => Language | undefined;
  readonly catalogues: Readonly<Partial<Record<Language, Catalogue>>>;
}

const key = Symbol.for("tallyglass.speech");
/** The element by which a page brings the catalogue it needs in the browser. */
export const catalogueElement = "catalogue";

type WithSpeech = typeof globalThis & { [key]?: Speech };

export function setSpeech(speech: Speech): void {
  (globalThis as WithSpeech)[key] = speech;
}

/** The language of whoever is answered: of the page in a browser, of the request or the mail on the server. */
export function currentLanguage(): Language {
  if (typeof document !== "undefined") {
    const { lang } = document.documentElement;
    return isLanguage(lang) ? lang : "en";
  }
  return (globalThis as WithSpeech)[key]?.language() ?? "en";
}

let ofPage: Catalogue | undefined;

/** Empty for English, whose words stand where they are used. */
export function currentCatalogue(): Catalogue {
  const language = currentLanguage();
  if (language === "en") return {};
  if (typeof document === "undefined") return (globalThis as WithSpeech)[key]?.catalogues[language] ?? {};
  ofPage ??= JSON.parse(document.getElementById(catalogueElement)?.textContent || "{}") as Catalogue;
  return ofPage;
}
