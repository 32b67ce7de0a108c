import { currentLanguage } from "./current";

const separators = { en: { group: ",", decimal: "." }, de: { group: ".", decimal: "," } } as const;

/** "48210" as "48,210" or "48.210". @param digits of a whole number without sign */
export function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, separators[currentLanguage()].group);
}

/** "." or ",". */
export function decimalSign(): string {
  return separators[currentLanguage()].decimal;
}
