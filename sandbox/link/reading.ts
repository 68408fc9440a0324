export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Text of a member: LINK takes numbers and booleans as text and text as numbers. */
export function textAt(from: unknown, ...path: readonly string[]): string {
  const value = at(from, path);
  if (typeof value === "string") return value.trim();
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return "";
}

/** A plain decimal, from a number or from text; NaN for anything else. */
export function numberAt(from: unknown, ...path: readonly string[]): number {
  const text = textAt(from, ...path);
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

/** A list that comes as `[…]`, or wrapped the XML way as `{packageParam: {…}}` or `{packageParam: […]}`. */
export function listAt(from: unknown, plural: string, singular: string): readonly Json[] {
  const value = at(from, [plural]);
  const inner = isJson(value) && singular in value ? value[singular] : value;
  if (Array.isArray(inner)) return inner.filter(isJson);
  return isJson(inner) ? [inner] : [];
}

function at(from: unknown, path: readonly string[]): unknown {
  let value = from;
  for (const name of path) value = isJson(value) ? value[name] : undefined;
  return value;
}

/** The same content, whatever its spaces and the order of its members. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (isJson(value)) {
    return `{${Object.keys(value)
      .sort()
      .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)
      .join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}
