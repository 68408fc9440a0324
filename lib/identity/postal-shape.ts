/** One spelling of a postal code, ready to match: see PostalRule for the signs. */
export type PostalShape = {
  readonly pattern: RegExp;
  /** What each character of the compact code must be: "#", "@", "*" or itself. */
  readonly kinds: readonly string[];
  /** Separators of the canonical spelling by the index in the compact code before which they stand. */
  readonly separators: ReadonlyMap<number, string>;
  /** Indexes at which a separator is accepted. */
  readonly accepted: ReadonlySet<number>;
  /** Number of literal letters in front of plain digits, which people leave out ("LV-1010", "AZ1000"). */
  readonly prefixLength: number;
  /** The literal letters that the code begins with, "" when it begins with a sign or a digit. */
  readonly start: string;
};

const classes: Readonly<Record<string, string>> = { "#": "\\d", "@": "[A-Z]", "*": "[A-Z0-9]" };

/** Reads the shapes of a rule, parted by "|". */
export function readShapes(shapes: string): PostalShape[] {
  return shapes === "" ? [] : shapes.split("|").map(readShape);
}

function readShape(shape: string): PostalShape {
  const kinds: string[] = [];
  const separators = new Map<number, string>();
  const accepted = new Set<number>();
  for (const sign of shape) {
    if (sign === "~" || sign === " " || sign === "-") {
      accepted.add(kinds.length);
      if (sign !== "~") separators.set(kinds.length, sign);
    } else {
      kinds.push(sign);
    }
  }
  const prefixLength = /^[A-Z]{2,}(?=[~ -]?[#\d]+$)/.exec(shape)?.[0].length ?? 0;
  if (prefixLength > 0) accepted.add(prefixLength);
  return {
    pattern: new RegExp(`^${kinds.map((kind) => classes[kind] ?? kind).join("")}$`),
    kinds,
    separators,
    accepted,
    prefixLength,
    start: /^[A-Z]*/.exec(shape)?.[0] ?? "",
  };
}

/** The canonical spelling of a compact code that matches the shape. */
export function spell(shape: PostalShape, compact: string): string {
  return [...compact].map((character, index) => `${shape.separators.get(index) ?? ""}${character}`).join("");
}

/** The compact code under a shape, with a left-out literal prefix restored; null when it does not match. */
export function wholeCode(shape: PostalShape, compact: string): string | null {
  if (shape.pattern.test(compact)) return compact;
  if (shape.prefixLength === 0) return null;
  const whole = shape.kinds.slice(0, shape.prefixLength).join("") + compact;
  return /^\d/.test(compact) && shape.pattern.test(whole) ? whole : null;
}
