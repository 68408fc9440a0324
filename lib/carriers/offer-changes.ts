import { canonicalJson, type Fingerprintable } from "#lib/kit/fingerprint";
import type { Solution } from "./solutions.ts";

/** Which parts of a declaration differ; lists are sets here, their order says nothing. */
export function changedMembers(before: Solution, after: Solution): (keyof Solution)[] {
  const members = Object.keys(after) as (keyof Solution)[];
  const text = (offer: Solution, member: keyof Solution) => canonicalJson(unordered(offer[member] as Fingerprintable));
  return members.filter((member) => text(before, member) !== text(after, member));
}

function unordered(value: Fingerprintable): Fingerprintable {
  if (Array.isArray(value)) return value.map(unordered).map(canonicalJson).sort();
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unordered(inner as Fingerprintable)]));
}
