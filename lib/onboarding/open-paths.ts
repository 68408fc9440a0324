import type { Finding } from "./review.ts";
import type { ReopenableSection } from "./schema.ts";

/**
 * What must be open together so that a refusal can be put right: two names that must agree, a number and what kind it is,
 * a card and its password. Each group opens as a whole when one of its members is given back.
 */
const together: readonly (readonly string[])[] = [
  ["licence.representativeName", "representative.name"],
  ["licence.registeredName", "account.accountName"],
  ["licence.registeredName", "single_window.accountName", "single_window.enterpriseName"],
  ["licence.validity", "licence.validUntil"],
  ["licence.filingKind", "licence.filingNumber", "licence.filingDate", "licence.filing_scan"],
  ["representative.idKind", "representative.idCountry", "representative.idNumber"],
  ["representative.validity", "representative.validUntil"],
  ["card.holder", "card.cardNumber", "card.cardPassword", "card.agentName", "card.agentUscc", "card.card_mandate"],
];

/** Codes by which a field is wrong for itself: nothing beside it needs to be opened. */
const aloneCodes: readonly string[] = ["missing", "document_missing"];

/** The paths that a return opens for the seller, sorted: what was refused, and what must be changed with it. */
export function openPathsOf(refused: readonly Pick<Finding, "path" | "code">[]): readonly string[] {
  const open = new Set<string>();
  for (const { path, code } of refused) {
    open.add(path);
    if (aloneCodes.includes(code)) continue;
    for (const group of together) if (group.includes(path)) for (const one of group) open.add(one);
  }
  return [...open].sort();
}

/** The sections that may be changed after the approval, and the fields beside them that must agree with the new values. */
const changesWith: Readonly<Record<ReopenableSection, readonly string[]>> = {
  entry: [],
  licence: ["representative.name", "account.accountName", "single_window.enterpriseName"],
  representative: ["licence.representativeName", "licence.licence_scan"],
  account: [],
  card: [],
  single_window: [],
};

/**
 * What a change of one section opens: the section as a whole and what must agree with it. Of the entry only people and
 * stores: who the seller is does not change by a form.
 */
export function changePathsOf(section: ReopenableSection): readonly string[] {
  if (section === "entry") return ["entry.contactName", "entry.contactMobile", "entry.stores"];
  return [section, ...changesWith[section]];
}
