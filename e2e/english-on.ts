import type { Page } from "@playwright/test";

/** What a page says in English, by words that no German sentence has. Names that people gave are nobody's to translate. */
export function englishOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const english = /\b(the|and|your|you|of|are|with|from|this|that|have|which|by|no|it)\b/i;
    const said: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode.textContent?.trim() ?? "";
      const isOurs = !texts.currentNode.parentElement?.closest("script, style, code, [dir=auto], [lang=en]");
      if (isOurs && english.test(text)) said.push(text);
    }
    for (const name of ["alt", "aria-label", "placeholder", "title"]) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        const text = element.getAttribute(name) ?? "";
        if (!element.closest("[dir=auto]") && english.test(text)) said.push(`${name}: ${text}`);
      }
    }
    const description = document.querySelector<HTMLMetaElement>('meta[name="description"]')?.content ?? "";
    return said.concat([document.title, description].filter((text) => english.test(text)));
  });
}
