/**
 * Where to go after signing in: a path of our own, or "/" for anything else. Browsers read `\` as `/` and skip tabs and
 * line breaks, so that `/\evil.example` and `/<tab>/evil.example` would lead away.
 */
export function returnPath(asked: unknown): string {
  if (typeof asked !== "string" || asked.length > 500) return "/";
  return /^\/(?![/\\])[^\\\p{Cc}\s]*$/u.test(asked) && !asked.startsWith("/sign-in") ? asked : "/";
}
