import { type DeclarationFailure, declarationFailures } from "#lib/customs/declaration-failures";
import { type CarrierFailureCode, carrierFailureCodes, carrierRepairs } from "./carrier-failures.ts";
import { type Fixer, type PlanFailureCode, planFailures } from "./failures.ts";

/** Every number that a parcel's failure can have. */
export type AnyFailureCode = PlanFailureCode | CarrierFailureCode | DeclarationFailure;

/** What follows once it is put right. */
export type Afterwards = "dispatch" | "ask_again" | "declare_again" | "by_itself" | "nothing";

export type ManualEntry = {
  readonly code: AnyFailureCode;
  /** First digit: 1 seller, 2 order, 3 recipient, 4 goods, 5 customs elements, 6 solution, 7 carrier, 8 customs, 9 system. */
  readonly family: string;
  readonly fixer: Fixer;
  readonly afterwards: Afterwards;
};

/** The edition that is printed; a new code or a changed entry is a new one (the test holds its fingerprint). */
export const manualEdition = { version: "1.1", on: "2026-11-29" } as const;

const customsFixers: Readonly<Record<(typeof declarationFailures)[DeclarationFailure], Fixer>> = {
  product: "dispatcher",
  order: "dispatcher",
  waybill: "dispatcher",
  declaration: "dispatcher",
  declaration_parameters: "owner",
  application: "owner",
  staff: "staff",
};

/** All codes in order, each once: 《ALP错误代码手册》 is drawn from this list. */
export function failureManual(): readonly ManualEntry[] {
  const entries = new Map<AnyFailureCode, ManualEntry>();
  const add = (code: AnyFailureCode, fixer: Fixer, afterwards: Afterwards) => {
    if (!entries.has(code)) entries.set(code, { code, family: code.slice(4, 5), fixer, afterwards });
  };
  for (const [code, { fixer }] of Object.entries(planFailures) as [PlanFailureCode, { fixer: Fixer }][])
    add(code, fixer, fixer === "nobody" ? "nothing" : "dispatch");
  for (const code of carrierFailureCodes) add(code, carrierRepairs[code].fixer, carrierRepairs[code].afterwards);
  for (const [code, place] of Object.entries(declarationFailures) as [
    DeclarationFailure,
    (typeof declarationFailures)[DeclarationFailure],
  ][]) {
    // a closed gate is a state of the seller: once it opens, what waits goes on
    add(code, customsFixers[place], code < "ERR-801" || code > "ERR-806" ? "declare_again" : "by_itself");
  }
  return [...entries.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
