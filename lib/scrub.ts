import "server-only";

const withheld = "[withheld]";

/**
 * Takes out of free text whatever looks like a secret or like somebody. It is the second wall: log lines have fields for
 * ids and counts alone, and only a vendor's or the system's own words come this way.
 */
export function scrub(text: string): string {
  // Ids of ours stay: their digits are nobody's number.
  return text
    .split(/\b([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/)
    .map((piece, index) => (index % 2 === 1 ? piece : scrubPiece(piece)))
    .join("");
}

function scrubPiece(piece: string): string {
  return patterns.reduce((rest, [pattern, by]) => rest.replace(pattern, by), piece);
}

type Replacement = (found: string, ...groups: string[]) => string;

const names =
  "authorization|cookie|set-cookie|password|passwd|pwd|secret|token|access_token|refresh_token|id_token|client_secret" +
  "|code|code_verifier|state|nonce|session|signature|api_?key|key|otp|pin|email|to|from|ip|address|body|name";

const patterns: readonly (readonly [RegExp, Replacement])[] = [
  // Addresses of any scheme: what is secret stands before the "@", behind the "?" and often between.
  [/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi, () => withheld],
  [/\botpauth:\S+|\bmailto:\S+/gi, () => withheld],
  [/\b(bearer|basic|digest)\s+\S+/gi, (_, scheme = "") => `${scheme} ${withheld}`],
  // "name: value" and "name=value", the value up to what ends one.
  [
    new RegExp(`(["']?\\b(?:${names})["']?\\s*[:=]\\s*)("[^"]*"|'[^']*'|[^\\s,;&}]+)`, "gi"),
    (_, name = "") => `${name}${withheld}`,
  ],
  [/[^\s@<>"'(),;:]+(?:@|%40)[^\s@<>"'(),;]+/gi, () => withheld],
  // IPv4 and IPv6, with a port or a length of network.
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d+)?/g, () => withheld],
  [
    /(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,7}(?:\/\d+)?|::(?:[0-9a-f]{1,4})(?::[0-9a-f]{1,4})*/gi,
    () => withheld,
  ],
  [/\beyJ[\w-]+(?:\.[\w-]*)*/g, () => withheld],
  [/[\w+/=.~-]{20,}/g, (run) => (isSecretive(run) ? withheld : run)],
  // Six digits are a code, in one piece or in two; many are somebody's number.
  [/\b\d{3}[ -]?\d{3}\b/g, () => withheld],
  [/\+?\d(?:[ ()-]?\d){8,}/g, () => withheld],
];

/** Long and mixed is no word. Folders may be longer: temporary ones have a name of that kind. */
function isSecretive(run: string): boolean {
  const [parts, longest] = run.startsWith("/") ? [run.split("/"), 32] : [[run], 20];
  return parts.some(
    (part) => part.length >= longest && /\d|[A-Z].*[a-z]|[a-z].*[A-Z]|^[A-Z2-7=]+$/.test(part),
  );
}
