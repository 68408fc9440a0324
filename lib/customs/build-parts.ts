import type { CountryCode } from "#lib/kit/country";
import { customsCountry, customsCurrency } from "./codes.ts";
import type { DocumentStamp, SellerCustoms } from "./facts.ts";
import type { CustomsFinding, FindingCode } from "./finding.ts";
import type { BaseTransfer, CebDocument, CebKind } from "./message.ts";
import { momentText } from "./message-time.ts";

/** A document, or what keeps the facts from becoming one. Findings name the goods line by its position in the facts. */
export type Built<Kind extends CebKind> = {
  readonly document: CebDocument<Kind> | null;
  readonly findings: readonly CustomsFinding[];
};

/** Text as it goes out: one line, single blanks, none at the ends. What XML forbids stays in it and is found. */
export function messageText(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** An optional element: left out where there is nothing to say, since an empty one can break the schema. */
export function optional<Name extends string>(name: Name, text: string | null): { readonly [Key in Name]?: string } {
  const clean = text === null ? "" : messageText(text);
  return (clean === "" ? {} : { [name]: clean }) as { readonly [Key in Name]?: string };
}

/** guid, kind, time and state that open every document; 2 is declared (1 would be a draft at the E-Port). */
export function stampFields(stamp: DocumentStamp): {
  readonly guid: string;
  readonly appType: string;
  readonly appTime: string;
  readonly appStatus: string;
} {
  return { guid: stamp.guid, appType: stamp.appType, appTime: momentText(stamp.at), appStatus: "2" };
}

/** Who transmits: the seller's own connection, or the carrier's for a waybill under its mandate. */
export function transferOf(transmitter: SellerCustoms["transmitter"]): BaseTransfer {
  const { code, name, dxpId } = transmitter;
  return { copCode: code, copName: messageText(name), dxpMode: "DXP", dxpId };
}

/** Collects what facts lack while a document is made; the first position of a message is filled in by whoever packs it. */
export function findingsOf(kind: CebKind): {
  readonly findings: CustomsFinding[];
  readonly add: (line: number | null, element: string, code: FindingCode, values?: CustomsFinding["values"]) => void;
} {
  const findings: CustomsFinding[] = [];
  return {
    findings,
    add: (line, element, code, values = {}) => findings.push({ kind, document: 0, line, element, code, values }),
  };
}

type Add = ReturnType<typeof findingsOf>["add"];

/** Customs' code of a currency, or a finding at the element. */
export function currencyOrFinding(letters: string, seller: SellerCustoms, element: string, add: Add): string {
  const code = customsCurrency(letters, seller.settings.codeForm);
  if (code === null) {
    const isKnown = /^[A-Z]{3}$/.test(letters);
    add(null, element, isKnown ? "currency_without_code" : "unknown_currency", { value: letters });
  }
  return code ?? "";
}

/** Customs' code of a country, or a finding at the element. */
export function countryOrFinding(country: CountryCode, seller: SellerCustoms, element: string, add: Add): string {
  const code = customsCountry(country, seller.settings.codeForm);
  if (code === null) add(null, element, "country_without_code", { value: country });
  return code ?? "";
}
