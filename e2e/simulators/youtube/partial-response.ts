/** Which members of a resource to keep; null keeps everything below. */
type Selection = Map<string, Selection | null>;

/** @throws SyntaxError when the text is no field selection */
function parseFields(text: string): Selection {
  const tokens = text.match(/[\w*#-]+|[(),/]/g) ?? [];
  if (tokens.join("") !== text.replace(/\s/g, "")) throw new SyntaxError(text);
  let place = 0;

  function list(): Selection {
    const selection: Selection = new Map();
    do {
      const [name, below] = field();
      selection.set(name, below);
    } while (tokens[place] === "," && ++place);
    return selection;
  }

  function field(): [string, Selection | null] {
    const name = tokens[place++];
    if (!name || /^[(),/]$/.test(name)) throw new SyntaxError(text);
    if (tokens[place] === "/") {
      place += 1;
      return [name, new Map([field()])];
    }
    if (tokens[place] !== "(") return [name, null];
    place += 1;
    const below = list();
    if (tokens[place++] !== ")") throw new SyntaxError(text);
    return [name, below];
  }

  const selection = list();
  if (place !== tokens.length) throw new SyntaxError(text);
  return selection;
}

function keep(value: unknown, selection: Selection): unknown {
  if (Array.isArray(value)) return value.map((item) => keep(item, selection));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      if (!selection.has(name) && !selection.has("*")) return [];
      const below = selection.get(name) ?? selection.get("*") ?? null;
      return [[name, below ? keep(member, below) : member]];
    }),
  );
}

/** Google's `fields=items(id,statistics/viewCount)`. @throws SyntaxError when it cannot be read */
export function selectFields(value: unknown, fields: string): unknown {
  return keep(value, parseFields(fields));
}
