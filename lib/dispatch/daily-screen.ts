import { cargoKinds } from "#lib/carriers/cargo-kinds";
import { buyerKey } from "#lib/identity/tax-id/buyer-key";
import type { Instant } from "#lib/kit/time";
import type { Decider, TemplateNote } from "#lib/routing/decide-solution";
import type { CandidateStanding } from "#lib/routing/recommend";
import { cellWord } from "./daily-cell.ts";
import type { Lane } from "./daily-lanes.ts";
import type { OrderFacts } from "./facts.ts";
import type { Blocker } from "./failures.ts";
import { ownLines } from "./own-lines.ts";
import type { JudgedOrder } from "./plan.ts";

export type DailyGoods = {
  /** Customs names of the product, or the title as bought. */
  readonly nameZh: string;
  readonly nameEn: string;
  readonly sku: string;
  readonly quantity: number;
  /** Null for a line that matches no product. */
  readonly productId: string | null;
  readonly hsCode: string | null;
};

export type DailySolution = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly standing: CandidateStanding;
  readonly priceUsdMinor: number | null;
  readonly priceStatus: "confirmed" | "band_not_confirmed" | "no_published_price";
  readonly decidedBy: Decider;
  /** The template that is for the order, and what it did. */
  readonly templateId: string | null;
  readonly templateName: string | null;
  readonly note: TemplateNote;
};

/** One order of the daily screen, ready to be shown; `solution` null while nothing may be preselected. */
export type DailyRow = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly storeId: string;
  readonly storeName: string;
  readonly shipByAt: Instant | null;
  readonly country: string | null;
  readonly countryText: string;
  readonly buyerName: string;
  readonly goods: readonly DailyGoods[];
  readonly weightGrams: number | null;
  /** What a person typed as the packed weight, and which solution a person picked; null: nobody did. */
  readonly packedGrams: number | null;
  readonly picked: string | null;
  readonly cargoKind: string | null;
  readonly solution: DailySolution | null;
  readonly blockers: readonly Blocker[];
  readonly warnings: number;
  readonly remark: string;
  readonly isHeld: boolean;
  /** It goes a second time; left out: it does not. */
  readonly isSentAgain?: boolean;
  /** Which part of a split order it is; left out or null: it is whole. */
  readonly part?: { readonly number: number; readonly of: number } | null;
  /** Orders that go in its parcel. */
  readonly members?: readonly { readonly id: string; readonly orderNumber: string }[];
  /** The last failure at the carrier, when the order came back from one. */
  readonly failure: { readonly code: string; readonly text: string } | null;
  readonly fingerprint: string;
};

/** A judged order as a row. Names of solutions come from the book, of the store from the facts. */
export function dailyRow(
  judged: JudgedOrder,
  storeName: string,
  names: ReadonlyMap<string, { readonly nameZh: string; readonly nameEn: string }>,
  failure: DailyRow["failure"],
): DailyRow {
  const { order, measure, recommendation, decision, recipient, findings, blockers, fingerprint } = judged;
  const chosen = recommendation?.chosen ?? null;
  const name = chosen ? names.get(chosen.solutionCode) : undefined;
  return {
    orderId: order.id,
    orderNumber: order.orderNumber,
    storeId: order.storeId,
    storeName,
    shipByAt: order.shipByAt,
    country: order.recipient.country,
    countryText: order.recipient.countryText,
    buyerName: recipient?.name ?? order.recipient.name,
    goods: ownLines(order).map((line) => ({
      nameZh: line.product?.nameZh ?? line.title,
      nameEn: line.product?.nameEn ?? line.title,
      sku: line.sku,
      quantity: line.quantity,
      productId: line.product?.id ?? null,
      hsCode: line.product?.hsCode ?? null,
    })),
    weightGrams: measure?.weightGrams ?? null,
    packedGrams: order.packedGrams ?? null,
    picked: order.choice?.solutionCode ?? null,
    cargoKind: cargoKindOf(order),
    solution: chosen &&
      decision && {
        code: chosen.solutionCode,
        nameZh: name?.nameZh ?? chosen.solutionCode,
        nameEn: name?.nameEn ?? chosen.solutionCode,
        standing: chosen.standing,
        priceUsdMinor: chosen.quote.usdMinor,
        priceStatus: chosen.quote.status,
        decidedBy: decision.decidedBy,
        templateId: decision.template?.id ?? null,
        templateName: decision.template?.name ?? null,
        note: decision.note,
      },
    blockers,
    warnings: findings.standing.filter((finding) => finding.kind === "warn").length,
    remark: order.remark,
    isHeld: order.holdReason !== null,
    ...(order.isSentAgain ? { isSentAgain: true } : {}),
    ...(order.part ? { part: { number: order.part.number, of: order.part.of } } : {}),
    ...(order.members?.length ? { members: order.members.map(({ id, orderNumber }) => ({ id, orderNumber })) } : {}),
    failure,
    fingerprint,
  };
}

/** In which lane an order stands: it can go, or it needs a hand first. */
export function laneOf(row: DailyRow): Lane {
  return row.blockers.length > 0 || row.failure !== null ? "repair" : "ready";
}

/** What goods ask most of a carrier: the last kind of the list among its lines; null while one is not known. */
function cargoKindOf(order: OrderFacts): string | null {
  const kinds = ownLines(order).map(({ product }) => product?.cargoKind ?? null);
  if (kinds.length === 0 || kinds.includes(null)) return null;
  return cargoKinds.findLast((kind) => kinds.includes(kind)) ?? null;
}

/** One reason why an order needs a hand, of the plan or the carrier's last refusal, and the thing to repair ("": the order). */
export type OrderReason = {
  readonly code: string;
  readonly subject: string;
  /** It has no other: with this repaired the order could go. */
  readonly frees: boolean;
  /** The first of its code: counting these counts orders. */
  readonly isFirst: boolean;
};

/** What the daily screen filters, sorts and counts by; "" and -1 for what is not known. */
export type OrderStanding = {
  readonly lane: Lane;
  readonly shipByAt: Instant;
  readonly storeId: string;
  readonly country: string;
  readonly solutionCode: string;
  readonly templateId: string | null;
  readonly cargoKind: string;
  readonly weightGrams: number;
  readonly priceMinor: number;
  readonly hasRemark: boolean;
  readonly buyerKey: string;
  /** Those with the same words here may go in one parcel; "" while on hold, and where nobody can tell. */
  readonly mergeKey: string;
  /** All that counters tell apart, as one word. */
  readonly cell: string;
};

/** Where an order without a deadline stands among the others: last. */
export const noDeadline: Instant = Date.UTC(9999, 11, 31);

/** A row as it is filtered and counted. */
export function standingOf(row: DailyRow, { order }: JudgedOrder): OrderStanding {
  const { country, name, postalCode } = order.recipient;
  const lane = laneOf(row);
  const templateId = row.solution?.templateId ?? null;
  const [solutionCode, cargoKind, hasRemark] = [
    row.solution?.code ?? "",
    row.cargoKind ?? "",
    row.remark.trim() !== "",
  ];
  return {
    ...{ lane, templateId, solutionCode, cargoKind, hasRemark },
    shipByAt: row.shipByAt ?? noDeadline,
    storeId: row.storeId,
    country: row.country ?? "",
    weightGrams: row.weightGrams ?? -1,
    priceMinor: row.solution?.priceUsdMinor ?? -1,
    buyerKey: country === null ? "" : buyerKey(name, country, postalCode),
    mergeKey: order.holdReason === null ? (order.mergeKey ?? "") : "",
    cell: cellWord({
      ...{ lane, hasRemark, store: row.storeId, country: row.country ?? "", solution: solutionCode },
      ...{ template: templateId ?? "", cargo: cargoKind, codes: reasonsOf(row).map(({ code }) => code) },
    }),
  };
}

/** Why a row needs a hand; each reason on each thing once. */
export function reasonsOf(row: DailyRow): OrderReason[] {
  const all = row.blockers.map(({ code, subject = "" }) => ({ code: code as string, subject }));
  if (row.failure) all.push({ code: row.failure.code, subject: "" });
  const list = [...new Map(all.map((one) => [`${one.code}\n${one.subject}`, one])).values()];
  return list.map((one, index) => ({
    ...one,
    frees: list.length === 1,
    isFirst: list.findIndex(({ code }) => code === one.code) === index,
  }));
}
