import { currentLanguage } from "@/lib/language/current";
import { languageNames, languages } from "@/lib/language/languages";

/** The other languages, each by its own name. A plain form: it works before any script does. */
export function LanguageChoice() {
  return (
    <form method="post" action="/api/language" className="flex gap-x-4">
      {languages
        .filter((language) => language !== currentLanguage())
        .map((language) => (
          <button
            key={language}
            type="submit"
            name="language"
            value={language}
            lang={language}
            className="inline-flex min-h-11 cursor-pointer items-center underline underline-offset-4 pointer-fine:min-h-8"
          >
            {languageNames[language]}
          </button>
        ))}
    </form>
  );
}
