import "server-only";
import type { IncomingHttpHeaders } from "node:http";
import { isLanguage, type Language } from "./languages";

/** Holds a language somebody chose; who never chose has none. */
export const languageCookie = "language";
const chosenIn = new RegExp(`(?:^|;\\s*)(?:__Host-)?${languageCookie}=([a-z]+)`);

/** What the reader chose, or else the first language of their browser that we speak; English failing that. */
export function languageAsked({ cookie, "accept-language": accepted }: IncomingHttpHeaders): Language {
  const chosen = chosenIn.exec(cookie ?? "")?.[1];
  if (isLanguage(chosen)) return chosen;
  const wanted = (accepted ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = /^\s*q=([\d.]+)/.exec(parameters.join(";"))?.[1];
      return { language: tag.split("-")[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted.map(({ language }) => language).find(isLanguage) ?? "en";
}
