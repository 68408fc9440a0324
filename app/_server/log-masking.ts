const mask = "***";

/** Members whose values are never written, wherever they stand. */
const secretName =
  /pass(?:word|phrase)?$|secret|token$|authori[sz]ation|cookie|api_?key|private_?key|sealed$|data_digest|credential|key_?ring/i;

/** Values that give themselves away: addresses with a password, bearer tokens, sealed values, hashes of passwords. */
const secretShapes: readonly (readonly [RegExp, string])[] = [
  [/([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:)[^\s@]+(@)/gi, `$1${mask}$2`],
  [/\b(bearer|basic)\s+[a-z0-9._~+/=-]{8,}/gi, `$1 ${mask}`],
  [/\bv1\.[a-z0-9_-]+\.[a-z0-9_-]{10,}\.[a-z0-9_-]{10,}(?:\.[a-z0-9_-]{10,})?/gi, mask],
  [/\beyJ[a-z0-9_-]+\.[a-z0-9_-]+\.[a-z0-9_.-]+/gi, mask],
  [/\$argon2[a-z]*\$[^\s"]+/gi, mask],
  [/(\\?"[\w-]*(?:password|secret|token|digest|sealed)\\?"\s*:\s*\\?")[^"\\]+/gi, `$1${mask}`],
  [/\b((?:data_digest|password|secret|token)=)[^&\s"]+/gi, `$1${mask}`],
];

/** A copy without secrets: strings by their shape, members by their name too. Depth and cycles are bounded. */
export function maskSecrets<T>(value: T, depth = 0): T {
  if (typeof value === "string") return maskText(value) as T & string;
  if (value === null || typeof value !== "object" || depth > 6) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => maskSecrets(item, depth + 1)) as T & unknown[];
  if (value instanceof Error || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value).map(([name, member]): [string, unknown] => {
    const hidden = secretName.test(name) && member !== null && member !== undefined && typeof member !== "boolean";
    return [name, hidden ? mask : maskSecrets(member as unknown, depth + 1)];
  });
  return Object.fromEntries(entries) as T & object;
}

function maskText(text: string): string {
  return secretShapes.reduce((masked, [shape, replacement]) => masked.replace(shape, replacement), text);
}
