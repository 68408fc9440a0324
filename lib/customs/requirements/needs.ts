import { lineFields, parcelFields, type RequirementField } from "./field.ts";
import type { Requirement } from "./parcel-requirements.ts";
import { type Effect, effects } from "./rule.ts";
import type { RuleCode } from "./rules.ts";

/**
 * A line of the list on the screen: one field with all the rules that ask for it, those with the strongest effect first.
 * `lines`: the goods that it is about, none for the parcel itself; goods that lack nothing share one entry.
 */
export type Need = Pick<Requirement, "field" | "state" | "effect" | "fix"> & {
  readonly lines: readonly number[];
  readonly rules: readonly RuleCode[];
};

export type NeedCounts = { readonly met: number; readonly warns: number; readonly blocks: number };

const order: readonly RequirementField[] = [...lineFields, ...parcelFields];

/** Requirements by field: what stops the parcel first, then what is asked for, what is met, and last what is only noted. */
export function needsOf(requirements: readonly Requirement[]): Need[] {
  const groups = new Map<string, Requirement[]>();
  for (const one of requirements) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const needs = [...groups.values()].flatMap((group): Need[] => {
    const sorted = group.toSorted((a, b) => rank(b.effect) - rank(a.effect));
    const [first] = sorted;
    if (!first) return [];
    const { field, state, effect, fix } = first;
    const lines = [...new Set(group.flatMap(({ line }) => line ?? []))];
    return [{ field, state, effect, fix, lines, rules: [...new Set(sorted.map(({ rule }) => rule))] }];
  });
  return needs.sort(
    (a, b) =>
      place(a) - place(b) ||
      (a.lines[0] ?? order.length) - (b.lines[0] ?? order.length) ||
      order.indexOf(a.field) - order.indexOf(b.field),
  );
}

/** How many are met, are asked for, stop the parcel; what is only noted is in none of them. */
export function countNeeds(needs: readonly Need[]): NeedCounts {
  const of = (effect: Effect | null) => needs.filter((need) => need.effect === effect).length;
  return { met: of(null), warns: of("warns"), blocks: of("blocks") };
}

/** What is met or only noted is the same for all goods; what is to be repaired stands for each by itself. */
function keyOf({ field, line, state, effect, fix }: Requirement): string {
  if (state === "met") return field;
  return effect === "notes" ? JSON.stringify([field, fix]) : `${field} ${line ?? ""}`;
}

const places: readonly (Effect | null)[] = ["blocks", "warns", null, "notes"];

function place({ effect }: Need): number {
  return places.indexOf(effect);
}

function rank(effect: Effect | null): number {
  return effect === null ? -1 : effects.indexOf(effect);
}
