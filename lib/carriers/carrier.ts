import type { Instant } from "#lib/kit/time";

/** What a company is: the platform's own network, an international express, a post, or a forwarder with lines of its own. */
export const carrierKinds = ["platform", "express", "postal", "line"] as const;
export type CarrierKind = (typeof carrierKinds)[number];

/** What staff write about a carrier. `isPending` 待平台确认: nobody but ALP says that it is on the platform's list. */
export type CarrierFacts = {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: CarrierKind;
  readonly website: string;
  readonly contact: string;
  readonly note: string;
  readonly isPending: boolean;
};

/** A carrier as it is kept. `editedBy` "": as the shipped list has it. */
export type CarrierRow = CarrierFacts & {
  readonly code: string;
  readonly source: string;
  readonly version: number;
  readonly editedBy: string;
  readonly updatedAt: Instant;
};

export const carrierFactNames = ["nameZh", "nameEn", "kind", "website", "contact", "note", "isPending"] as const;
export type CarrierFactName = (typeof carrierFactNames)[number];

/** The facts in which two versions differ, in their order on the form. */
export function changedFacts(before: CarrierFacts, after: CarrierFacts): CarrierFactName[] {
  return carrierFactNames.filter((name) => before[name] !== after[name]);
}

/** A carrier's name where the reader's language is not known: both, or one when they are the same. */
export function bothNames({ nameZh, nameEn }: Pick<CarrierFacts, "nameZh" | "nameEn">): string {
  return nameZh.includes(nameEn) ? nameZh : `${nameZh} ${nameEn}`;
}
