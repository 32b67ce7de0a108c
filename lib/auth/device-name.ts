import "server-only";
import { label, t } from "@/lib/language/t";

const browsers: readonly [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\bOPR\/|\bOpera\b/, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/Chrom(?:e|ium)\/|\bCriOS\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const systems: readonly [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "Mac"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

const unknownBrowser = label("Unknown browser");

/** "Firefox on Linux", as it is kept: enough for a person to know their own device, too little to recognise anybody. */
export function deviceName(userAgent: string | null): string {
  const find = (table: readonly [RegExp, string][]) =>
    table.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  const browser = find(browsers) ?? unknownBrowser;
  const system = find(systems);
  return system ? `${browser} on ${system}` : browser;
}

/** A kept name in the reader's language: "Firefox auf Linux". */
export function sayDevice(kept: string): string {
  const [browser = "", system] = kept.split(" on ");
  const named = browser === unknownBrowser ? t(unknownBrowser) : browser;
  return system === undefined ? named : t("{browser} on {system}", { browser: named, system });
}
