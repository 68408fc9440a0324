import { createHash } from "node:crypto";
import type { EnterpriseRecord, PersonRecord, RegisterRecord } from "./records.ts";

/** What control calls registered, as the ledger tells it. */
export class RegisterBook {
  readonly enterprises = new Map<string, EnterpriseRecord["truth"]>();
  readonly persons = new Map<string, PersonRecord["truth"]>();
  readonly asked: (RegisterRecord & { type: "asked" })[] = [];

  apply(record: RegisterRecord): void {
    if (record.type === "enterprise") this.enterprises.set(record.number, record.truth);
    else if (record.type === "person") this.persons.set(record.document, record.truth);
    else this.asked.push(record);
  }
}

/** A person's document as it is kept. */
export function documentKey(idKind: string, idNumber: string): string {
  return createHash("sha256")
    .update(`${idKind}\u0000${plain(idNumber)}`)
    .digest("hex");
}

/** Compared without width, case and spaces. */
export function plain(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "").toUpperCase();
}
