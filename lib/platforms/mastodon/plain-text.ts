import "server-only";

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/**
 * A post's HTML as one line of plain text, for a title. What the markup hides of a link stays hidden.
 * @source https://docs.joinmastodon.org/api/guidelines/#other-links
 */
export function plainText(html: string): string {
  return html
    .replace(/<span class="invisible">[^<]*<\/span>/g, "")
    .replace(/<span class="ellipsis">([^<]*)<\/span>/g, "$1…")
    .replace(/<br\s*\/?>|<\/p>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, entity: string) => characterOf(entity) ?? whole)
    .replace(/\s+/g, " ")
    .trim();
}

function characterOf(entity: string): string | undefined {
  if (!entity.startsWith("#")) return named[entity.toLowerCase()];
  const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
