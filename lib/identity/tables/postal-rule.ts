/**
 * How a country writes its postal codes.
 * need: `required` on every address; `optional` in use, but many addresses do without; `seldom` exists on paper, hardly
 * used; `unused` no system at all.
 * shapes: spellings parted by "|", the usual one first: "#" a digit, "@" a letter, "*" either, other letters and digits stand
 * for themselves, " " and "-" are the separators of the canonical spelling, "~" a place where people put one.
 * exists: what the compact code (no separators) must look like; only ranges that are certain.
 */
export type PostalRule = {
  readonly need: "required" | "optional" | "seldom" | "unused";
  readonly shapes: string;
  readonly example: string;
  readonly exists?: RegExp;
};

export function required(shapes: string, example: string, exists?: RegExp): PostalRule {
  return { need: "required", shapes, example, ...(exists ? { exists } : {}) };
}

export function optional(shapes: string, example: string, exists?: RegExp): PostalRule {
  return { need: "optional", shapes, example, ...(exists ? { exists } : {}) };
}

export function seldom(shapes: string, example: string, exists?: RegExp): PostalRule {
  return { need: "seldom", shapes, example, ...(exists ? { exists } : {}) };
}

export const unused: PostalRule = { need: "unused", shapes: "", example: "" };
