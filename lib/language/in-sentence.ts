import { currentLanguage } from "./current";

/** A name within a sentence: "the video of 3 May". English begins it small; a German noun keeps its capital. */
export function inSentence(name: string): string {
  return currentLanguage() === "en" ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** A word of a sentence where it begins one. */
export function atStart(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
