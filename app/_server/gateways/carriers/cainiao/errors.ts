import type { RefusalClass, RefusalFault, RefusalField } from "#lib/carriers/answers";

/** A refusal says no to this parcel or account; a fault asks to come again. */
type ErrorMeaning =
  | { readonly class: RefusalClass; readonly whoseFault: RefusalFault }
  | { readonly fault: "transient" | "throttled" | "unknown_outcome" };

const again: ErrorMeaning = { fault: "transient" };
/** It failed on its way to the service behind the gateway, which may have acted: same key only. */
const unclear: ErrorMeaning = { fault: "unknown_outcome" };
const key: ErrorMeaning = { class: "wrong_credentials", whoseFault: "staff" };
const setup: ErrorMeaning = { class: "wrong_setup", whoseFault: "staff" };
const content: ErrorMeaning = { class: "invalid_content", whoseFault: "seller" };

/**
 * Every error code of LINK (S: gateway, B: business) and what it asks of us. Source: Cainiao open platform, error table.
 * S06, S07: the platform itself asks to retry. S14 is flow control, also seen for a service that does not exist, so its
 * retries are few and the failure then names the set-up.
 */
export const linkErrors: Readonly<Record<string, ErrorMeaning>> = {
  S01: { class: "final", whoseFault: "alp" },
  S02: key,
  S03: key,
  S04: setup,
  S05: content,
  S06: unclear,
  S07: again,
  S08: unclear,
  S09: unclear,
  S10: setup,
  S11: setup,
  S12: content,
  S13: unclear,
  S14: { fault: "throttled" },
  S20: content,
  B0001: again,
  B0002: { class: "final", whoseFault: "carrier" },
  B0003: setup,
  B0004: content,
  B0005: { class: "not_found", whoseFault: "alp" },
  B0006: { class: "closed", whoseFault: "seller" },
  B0007: setup,
};

/** An error code that is in no table stays unknown: final, the carrier's text is shown, nobody is blamed for it. */
export const unknownError = { class: "final", whoseFault: "carrier" } as const satisfies ErrorMeaning;

/**
 * LINK knows our key with another content, as after a release that writes a booking differently: the order exists there, so
 * this is no refusal of the parcel. Only the same key is asked again; a new waybill would be a second one.
 */
export function saysKeyIsTaken(text: string): boolean {
  return /outOrderId/i.test(text) && /已存在|重复|already\s+exist|duplicate/i.test(text);
}

const party = {
  receiver: /receiver|recipient|consignee|收件|收货|买家/i,
  sender: /sender|shipper|发件|发货|寄件/i,
  returner: /returner|退件|退货/i,
} as const;

type Where = keyof typeof party | "any";

/** How the carrier's wording names a field. The first party that is named decides; without one it is the receiver. */
const addressParts: readonly (readonly [RegExp, string])[] = [
  [/mobile|phone|telephone|电话|手机/i, "mobile"],
  [/zip|post\s?code|postal|邮编|邮政编码/i, "postalCode"],
  [/e-?mail|邮箱/i, "email"],
  [/country|国家/i, "country"],
  [/\bstate\b|province|省|州/i, "state"],
  [/\bcity\b|城市|市名/i, "city"],
  [/detail\s?address|street|address|地址/i, "detail"],
  [/\bname\b|姓名/i, "name"],
];

const otherFields: readonly (readonly [RegExp, RefusalField])[] = [
  [/tax\s?(number|no|id)|taxNumber|税号|\bcpf\b|\bpccc\b|通关符/i, "receiver.taxId"],
  [/hs\s?code|海关编码/i, "item.hsCode"],
  [/english\s?name|英文品名|英文名/i, "item.nameEn"],
  [/chinese\s?name|中文品名|中文名/i, "item.nameZh"],
  [/unit\s?price|declared? value|单价|申报价值/i, "item.unitPrice"],
  [/quantity|数量/i, "item.quantity"],
  [/weight|超重|重量/i, "package.weight"],
  [/\blength\b|\bwidth\b|\bheight\b|dimension|size|尺寸|超尺/i, "package.size"],
  [/solution\s?code|solution|service\s?code|线路|解决方案/i, "service"],
  [/trade\s?order|交易订单/i, "orderNumber"],
];

const known: ReadonlySet<string> = new Set<RefusalField>([
  "receiver.name",
  "receiver.mobile",
  "receiver.postalCode",
  "receiver.country",
  "receiver.state",
  "receiver.city",
  "receiver.detail",
  "receiver.email",
  "sender.name",
  "sender.mobile",
  "sender.postalCode",
  "sender.detail",
  "returner.detail",
]);

/** The fields that a refusal's text names, in ALP's words; empty when it names none: nothing is guessed. */
export function fieldsNamedIn(text: string): RefusalField[] {
  const other = otherFields.filter(([pattern]) => pattern.test(text)).map(([, field]) => field);
  if (other.length > 0) return [...new Set(other)];
  const where = partyOf(text);
  const part = addressParts.find(([pattern]) => pattern.test(text))?.[1];
  if (!part) return [];
  const field = `${where === "any" ? "receiver" : where}.${part}`;
  return isField(field) ? [field] : [];
}

function isField(field: string): field is RefusalField {
  return known.has(field);
}

function partyOf(text: string): Where {
  for (const [name, pattern] of Object.entries(party)) if (pattern.test(text)) return name as Where;
  return "any";
}
