import type { IncidentKind } from "./kinds.ts";
import { carrierRequests } from "./tables/carrier-requests.ts";

/** What a text to the carrier names. Of many parcels, all their numbers, as far as a message holds them. */
export type CarrierTextValues = {
  readonly parcels: readonly { readonly number: string; readonly order: string }[];
  /** All parcels, also those that are not listed. */
  readonly total: number;
  /** The country's name in the text's language; "": several. */
  readonly country: string;
  readonly handOver: { readonly list: string; readonly bag: string } | null;
  readonly status: string;
};

/** A ready text to the carrier; null for a kind of which carriers are not asked. */
export function carrierTextOf(kind: IncidentKind, language: "zh" | "en", values: CarrierTextValues): string | null {
  const request = Object.entries(carrierRequests).find(([name]) => name === kind)?.[1];
  if (!request) return null;
  const body = request[language].replace("{status}", values.status || "—");
  const head = language === "zh" ? headZh(values) : headEn(values);
  const [first] = values.parcels;
  const numbers = values.total > 1 ? `\n\n${values.parcels.map(({ number }) => number).join("\n")}` : "";
  return first ? `${head}\n${body}${numbers}` : null;
}

function headZh({ parcels: [first], total, country, handOver }: CarrierTextValues): string {
  const list = handOver ? `，交接单 ${handOver.list}${handOver.bag ? `，大包 ${handOver.bag}` : ""}` : "";
  const to = country ? `，寄往${country}` : "";
  return total > 1
    ? `您好，以下 ${total} 个包裹需要处理${to}${list}：`
    : `您好，包裹 ${first?.number}（订单 ${first?.order}${to}）${list}：`;
}

function headEn({ parcels: [first], total, country, handOver }: CarrierTextValues): string {
  const list = handOver ? `, hand-over list ${handOver.list}${handOver.bag ? `, bag ${handOver.bag}` : ""}` : "";
  const to = country ? ` to ${country}` : "";
  return total > 1
    ? `Hello, ${total} parcels${to}${list}, numbers below. Of each of them:`
    : `Hello, parcel ${first?.number} (order ${first?.order})${to}${list}:`;
}
