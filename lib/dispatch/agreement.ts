import { type Fingerprintable, fingerprint } from "../kit/fingerprint.ts";

/** What a person agrees to when they confirm a parcel, in parts that they can be told of. */
export const agreedParts = ["goods", "parcel", "solution", "price", "recipient", "hold"] as const;
export type AgreedPart = (typeof agreedParts)[number];

/** Hex digits kept of each part: what a browser sends back is compared, not defended against. */
const digits = 10;
const wholeDigits = 64 - digits * agreedParts.length;

/**
 * The fingerprint of an agreement, 64 hex digits: one piece for each part, then one of the whole. Equal agreements give
 * equal text.
 */
export function agreementOf(parts: Readonly<Record<AgreedPart, Fingerprintable>>): string {
  const pieces = agreedParts.map((part) => fingerprint({ [part]: parts[part] }).slice(0, digits));
  return `${pieces.join("")}${fingerprint(parts).slice(0, wholeDigits)}`;
}

/** Which parts differ between what was agreed to and what would be done now; empty when nothing does. */
export function changedParts(agreed: string, now: string): readonly AgreedPart[] {
  const piece = (text: string, at: number) => text.slice(at * digits, (at + 1) * digits);
  return agreedParts.filter((_, at) => piece(agreed, at) !== piece(now, at));
}
