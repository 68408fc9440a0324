import type { Finding } from "#lib/identity/finding";
import { checkPhone } from "#lib/identity/phone";
import { plainCode } from "#lib/identity/plain-text";
import { checkPostalCode } from "#lib/identity/postal-code";
import { findTaxIds } from "#lib/identity/tax-id/find-tax-ids";
import type { OrderFacts } from "./facts.ts";
import type { RepairSuggestion } from "./repair.ts";

/** What a finding's field could become, the surest first. Addresses and names are never guessed. */
export function recipientSuggestions(order: OrderFacts, finding: Finding): RepairSuggestion[] {
  const own: RepairSuggestion[] =
    finding.suggestion === undefined || finding.suggestion === finding.given
      ? []
      : [{ value: finding.suggestion, because: "spelling", isSafe: true }];
  return distinct([...own, ...foundInOrder(order, finding)]);
}

function foundInOrder(order: OrderFacts, { field, code }: Finding): RepairSuggestion[] {
  const { country, postalCode } = order.recipient;
  if (country === null) return [];
  if (field === "taxId") return taxIdSuggestions(order);
  if (field === "postalCode") return postalCodesIn(order).filter(({ value }) => value !== postalCode);
  if ((field === "phone" || field === "mobile") && code !== "phone_brazil_ninth_digit") return phonesIn(order);
  return [];
}

/** The recipient's tax number where address or remark have it: under its name, or with a right check digit. */
export function taxIdSuggestions({ recipient, remark }: OrderFacts): RepairSuggestion[] {
  if (recipient.country === null) return [];
  const texts = [
    { where: "remark", text: remark },
    { where: "address", text: recipient.address },
  ];
  const found = findTaxIds(recipient.country, texts, [recipient.phone, recipient.mobile]);
  // two different numbers: which is the buyer's is a person's to say
  const isOnly = new Set(found.map(({ value }) => value)).size === 1;
  return found.map(({ value, where }) => ({
    value,
    because: where === "remark" ? "in_remark" : "in_address",
    isSafe: isOnly,
  }));
}

const named =
  /(?:\b(?:zip|zip ?code|post ?code|postal ?code|plz|cep|cap|psč|psc|kod|cp)|邮编|индекс|우편번호)[ .:：#-]*([\w-]{3,10}(?: ?[\w]{3,4})?)/giu;

/**
 * A postal code that stands in the city or province, or under its name in address or remark. Only a single one, and only in
 * the country's own form: a house number of five digits is no postal code.
 */
function postalCodesIn({ recipient, remark }: OrderFacts): RepairSuggestion[] {
  const { country, city, province, address } = recipient;
  if (country === null) return [];
  const printed = (text: string): string | null => {
    const { postalCode, findings } = checkPostalCode({ country, postalCode: text });
    return findings.length === 0 && postalCode !== "" ? postalCode : null;
  };
  const found = new Map<string, RepairSuggestion["because"]>();
  const take = (text: string, because: RepairSuggestion["because"]) => {
    const code = printed(text);
    if (code !== null && !found.has(code)) found.set(code, because);
  };
  for (const text of [city, province]) {
    for (const [word] of plainCode(text).matchAll(/[A-Z]{0,2}-?\d[\dA-Z]*(?:[ -]\d[\dA-Z]*)?/gi))
      take(word, "in_address");
  }
  for (const [text, because] of [[address, "in_address"] as const, [remark, "in_remark"] as const]) {
    for (const [, word = ""] of plainCode(text).matchAll(named)) {
      const [first = ""] = word.split(" ");
      if (printed(word) !== null) take(word, because);
      else take(first, because);
    }
  }
  return [...found].map(([value, because]) => ({ value, because, isSafe: found.size === 1 }));
}

/** Numbers in remark or address that are good ones of the order's country, written with their country code or named. */
function phonesIn({ recipient, remark }: OrderFacts): RepairSuggestion[] {
  const { country } = recipient;
  if (country === null) return [];
  const found = new Map<string, RepairSuggestion["because"]>();
  for (const [text, because] of [[remark, "in_remark"] as const, [recipient.address, "in_address"] as const]) {
    for (const [, label = "", number = ""] of plainCode(text).matchAll(written)) {
      if (label === "" && !number.startsWith("+")) continue;
      const { e164, derived, findings } = checkPhone({ country, mobile: number, phone: "" });
      // "+86…" is a Chinese number and never one of the order's country with other digits
      if (number.startsWith("+") && derived !== "international") continue;
      if (e164 !== null && findings.length === 0 && !found.has(e164)) found.set(e164, because);
    }
  }
  return [...found].map(([value, because]) => ({ value, because, isSafe: found.size === 1 }));
}

const written =
  /(\b(?:tel|phone|mobile|mob|cell|cel|celular|whatsapp|telefon|telefone|telefono|тел|телефон)\b[ .:：]*|(?:电话|手机|전화)[ .:：]*)?(\+?\d[\d ().-]{6,18}\d)/giu;

function distinct(list: readonly RepairSuggestion[]): RepairSuggestion[] {
  return [...new Map(list.toReversed().map((one) => [one.value, one])).values()].toReversed();
}
