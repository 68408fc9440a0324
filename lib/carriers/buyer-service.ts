import type { ServiceClass } from "./service-class.ts";
import { compareClasses } from "./service-class.ts";
import { type BuyerServiceRow, buyerServiceRows, classNames, sellersChoiceNames } from "./tables/buyer-services.ts";

/**
 * What the buyer chose: a known service, an unknown one whose class (物流等级) stands beside it, the seller's free choice,
 * or words that nobody knows yet (no text at all is one of these).
 */
export type BuyerService =
  | { readonly kind: "known"; readonly code: string; readonly class: ServiceClass }
  | { readonly kind: "known_class"; readonly class: ServiceClass; readonly text: string }
  | { readonly kind: "sellers_choice" }
  | { readonly kind: "unknown"; readonly text: string };

/** Letters, digits and hanzi only: width, case, apostrophes, hyphens and spaces differ between exports. */
function fold(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]+/gu, "");
}

const byName: ReadonlyMap<string, BuyerServiceRow> = new Map(
  buyerServiceRows.flatMap((row) => {
    const [code, , ...names] = row;
    return [code, ...names].map((name) => [fold(name), row] as const);
  }),
);
const byClassName: ReadonlyMap<string, ServiceClass> = new Map(
  classNames.flatMap(([serviceClass, ...names]) => names.map((name) => [fold(name), serviceClass] as const)),
);
const freeNames = sellersChoiceNames.map(fold);

const currency = "US\\s*\\$|CN\\s*¥|USD|CNY|RMB|EUR|GBP|RUB|BRL|[$€£¥￥₽]";
const amount = "\\d[\\d.,]*";
const price = `(?:(?:${currency})\\s*${amount}|${amount}\\s*(?:${currency}|美元|元))`;
const free = "free shipping|free|包邮|免邮|免运费|运费";
/** A price or the word for "free", in brackets or not; a bare "free" outside brackets only at the end. */
const around = new RegExp(
  `[（([【][^（()）\\]】]*(?:${free}|${price})[^（()）\\]】]*[)）\\]】]|${price}|free shipping|包邮|免邮|免运费|\\bfree\\s*$`,
  "giu",
);

/**
 * The service that an order's words name: a name in either language or AliExpress's key, with or without the class
 * (标准类&…) in front and with prices or the words for free shipping around it.
 */
export function resolveBuyerService(text: string): BuyerService {
  const core = text.replace(around, " ");
  const whole = resolveName(core);
  if (whole) return whole;
  const parts = core.split(/[&＆|:：]/);
  const classes = parts.flatMap((part) => byClassName.get(fold(part)) ?? []);
  const names = parts.filter((part) => fold(part) !== "" && !byClassName.has(fold(part)));
  const [name] = names;
  const named = names.length === 1 && name !== undefined ? resolveName(name) : null;
  if (named) return named;
  const [serviceClass] = classes;
  if (serviceClass && classes.length === 1) return { kind: "known_class", class: serviceClass, text: text.trim() };
  return { kind: "unknown", text: text.trim() };
}

function resolveName(name: string): BuyerService | null {
  const key = fold(name);
  const row = byName.get(key);
  if (row) return { kind: "known", code: row[0], class: row[1] };
  if (/^other(?:[a-z]{2})?$/.test(key) || freeNames.some((freeName) => key.startsWith(freeName))) {
    return { kind: "sellers_choice" };
  }
  return null;
}

/**
 * What all lines of an order together demand: the highest class that the buyer chose for any of them; unknown as soon as
 * one line's words are unknown; the seller's choice only when every line leaves it open. One text may name several
 * services, separated by line breaks or semicolons.
 */
export function resolveOrderService(texts: readonly string[]): BuyerService {
  const services = texts.flatMap(resolveList);
  const unknown = services.find((service) => service.kind === "unknown");
  if (unknown) return unknown;
  let highest: BuyerService = services.length === 0 ? { kind: "unknown", text: "" } : { kind: "sellers_choice" };
  for (const service of services) {
    if (service.kind !== "known" && service.kind !== "known_class") continue;
    const isHigher = !("class" in highest) || compareClasses(service.class, highest.class) > 0;
    if (isHigher) highest = service;
  }
  return highest;
}

function resolveList(text: string): BuyerService[] {
  const whole = resolveBuyerService(text);
  const parts = text.split(/[\n;；]+/).filter((part) => part.trim() !== "");
  return whole.kind === "unknown" && parts.length > 1 ? parts.map(resolveBuyerService) : [whole];
}
