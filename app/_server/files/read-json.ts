import { readBody } from "./read-body.ts";

/** A request's body as JSON, of a few kilobytes at most; null when it is longer, none, or was given up on the way. */
export async function readJson(request: Request, maxBytes = 64 * 1024): Promise<unknown> {
  const bytes = await readBody(request, maxBytes).catch(() => null);
  if (!bytes) return null;
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return null;
  }
}
