import { storableText } from "./storable.ts";

export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Text of a scalar, trimmed and storable; empty for anything else. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return storableText(value).trim();
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return "";
}

/** A JSON object; null for anything else that a text can be. */
export function parseRecord(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
