import { describe, expect, test } from "vitest";
import { languageAsked } from "./asked";

describe("the language of an answer", () => {
  const cases: [string, Parameters<typeof languageAsked>[0], string][] = [
    ["is English for a browser that names none", {}, "en"],
    [
      "is the first of the browser's that we speak",
      { "accept-language": "fr-CH, de-AT;q=0.9, en;q=0.8" },
      "de",
    ],
    ["follows the weights, not the order", { "accept-language": "de;q=0.3, en-US;q=0.7" }, "en"],
    ["is never one the browser refuses", { "accept-language": "de;q=0, pl" }, "en"],
    [
      "is the one chosen before, whatever the browser names",
      { cookie: "browser=x; language=de", "accept-language": "en" },
      "de",
    ],
    ["is chosen under the name that https gives the cookie", { cookie: "__Host-language=de" }, "de"],
    ["is not chosen by a cookie that only ends in the name", { cookie: "mylanguage=de" }, "en"],
    ["is not chosen by a language we do not speak", { cookie: "language=xx", "accept-language": "de" }, "de"],
    ["survives nonsense", { "accept-language": ";;q=,,*;q=x, ,DE" }, "de"],
  ];
  for (const [sentence, headers, language] of cases) {
    test(sentence, () => expect(languageAsked(headers)).toBe(language));
  }
});
