import { currencyDecimals } from "#lib/kit/money";
import { sumGoods, totalsOf } from "../totals.ts";
import type { Consignment } from "./consignment.ts";
import { cubicText, sidesText } from "./figures.ts";
import { buyersNote, factsOf } from "./layout-invoice.ts";
import type { PaperCell, PaperRow, PaperSheet } from "./paper-sheet.ts";
import { ordersOf, type TradeGoods, type TradeParty } from "./trade-data.ts";
import type { Speaker, TradeWordKey } from "./trade-words.ts";

/** 商业发票 as a spreadsheet; a merged one has the list of its parcels on a second sheet. */
export function invoiceSheets(consignment: Consignment, say: Speaker): PaperSheet[] {
  const { goods, totals, parcels, isMerged } = consignment;
  const [first] = parcels;
  const decimals = currencyDecimals[first.currency];
  const money = (minor: number, bold = false): PaperCell => ({ number: minor / 10 ** decimals, decimals, bold });
  const heads: TradeWordKey[] = [
    "line",
    "sku",
    "description",
    "goodsName",
    "hsCode",
    "origin",
    "quantity",
    "unitPrice",
    "amount",
  ];
  const [value] = totals.values;
  const main: PaperSheet = {
    name: say.word("invoice").first,
    widths: [6, 20, 34, 26, 13, 8, 11, 13, 16],
    rows: [
      ...opening(consignment, say, "invoice", heads.length),
      head(say, heads),
      ...goods.map(
        (one, at): PaperRow => ({
          look: "body",
          cells: [...start(one, at), whole(one.quantity), money(one.unitPriceMinor), money(one.valueMinor)],
        }),
      ),
      {
        look: "total",
        cells: [
          { text: say.line("total"), bold: true },
          ...[null, null, null, null, null],
          whole(totals.pieces, true),
          null,
          value ? money(value.minor, true) : null,
        ],
      },
      {
        cells: [null, null, null, null, null, null, null, null, { text: value?.currency ?? "", bold: true }],
      },
    ],
  };
  return isMerged ? [main, parcelSheet(consignment, say)] : [main];
}

/** 装箱单 as a spreadsheet: goods with net weights, then packages with gross weights, sides and volume. */
export function packingListSheets(consignment: Consignment, say: Speaker): PaperSheet[] {
  const { goods, totals, parcels } = consignment;
  const heads: TradeWordKey[] = [
    "line",
    "sku",
    "description",
    "goodsName",
    "hsCode",
    "origin",
    "quantity",
    "netWeight",
  ];
  const packageHeads: TradeWordKey[] = [
    "package",
    "parcel",
    "orderNumber",
    "country",
    "pieces",
    "sides",
    "volume",
    "grossWeight",
  ];
  const packages = parcels.flatMap((parcel) => parcel.packages.map((one) => ({ ...one, parcel })));
  const sheet: PaperSheet = {
    name: say.word("packingList").first,
    widths: [8, 22, 34, 26, 13, 18, 12, 14],
    rows: [
      ...opening(consignment, say, "packingList", heads.length),
      head(say, heads),
      ...goods.map(
        (one, at): PaperRow => ({
          look: "body",
          cells: [...start(one, at), whole(one.quantity), kilograms(one.weightGrams)],
        }),
      ),
      {
        look: "total",
        cells: [
          { text: say.line("total"), bold: true },
          ...[null, null, null, null, null],
          whole(totals.pieces, true),
          kilograms(totals.netGrams, true),
        ],
      },
      { cells: [] },
      head(say, packageHeads),
      ...packages.map(
        (one, at): PaperRow => ({
          look: "body",
          cells: [
            whole(at + 1),
            { text: one.parcel.trackingNumber },
            { text: ordersOf(one.parcel).join(", ") },
            { text: one.parcel.destination.country },
            // pieces are known of a parcel, and so of its package where it is the only one
            one.parcel.packages.length === 1 ? whole(sumGoods(one.parcel.goods).pieces) : null,
            { text: sidesText(one) },
            { number: Number(cubicText(one.cubicMm)), decimals: 4 },
            kilograms(one.grossGrams),
          ],
        }),
      ),
      {
        look: "total",
        cells: [
          { text: say.line("total"), bold: true },
          ...[null, null, null],
          whole(totals.pieces, true),
          null,
          { number: Number(cubicText(totals.cubicMm)), decimals: 4, bold: true },
          kilograms(totals.grossGrams, true),
        ],
      },
    ],
  };
  return [sheet];
}

/** The parcels behind a merged invoice, and the index of a download. */
export function parcelSheet({ parcels, totals }: Pick<Consignment, "parcels" | "totals">, say: Speaker): PaperSheet {
  const heads: TradeWordKey[] = [
    ...(["line", "date", "trackingNumber", "number", "orderNumber", "buyerName", "country", "solution"] as const),
    ...(["pieces", "netWeight", "grossWeight", "currency", "amount"] as const),
  ];
  return {
    name: say.word("parcels").first,
    widths: [6, 12, 24, 22, 22, 28, 9, 26, 9, 12, 12, 10, 14],
    rows: [
      head(say, heads),
      ...parcels.map((parcel, at): PaperRow => {
        const sum = totalsOf([parcel]);
        const [value] = sum.values;
        const decimals = currencyDecimals[parcel.currency];
        return {
          look: "body",
          cells: [
            whole(at + 1),
            { text: parcel.date },
            { text: parcel.trackingNumber },
            { text: parcel.number },
            { text: ordersOf(parcel).join(", ") },
            { text: say.lines(parcel.buyer.name).join(" ") },
            { text: parcel.destination.country },
            { text: say.lines(parcel.solution.name)[0] ?? "" },
            whole(sum.pieces),
            kilograms(sum.netGrams),
            kilograms(sum.grossGrams),
            { text: parcel.currency },
            { number: (value?.minor ?? 0) / 10 ** decimals, decimals },
          ],
        };
      }),
      ...totals.values.map(({ minor, currency }, at): PaperRow => {
        const decimals = currencyDecimals[currency];
        const amount: readonly PaperCell[] = [
          { text: currency, bold: true },
          { number: minor / 10 ** decimals, decimals, bold: true },
        ];
        const sums: readonly PaperCell[] =
          at === 0
            ? [whole(totals.pieces, true), kilograms(totals.netGrams, true), kilograms(totals.grossGrams, true)]
            : [null, null, null];
        const label: PaperCell = { text: at === 0 ? say.line("total") : "", bold: true };
        return { look: "total", cells: [label, null, null, null, null, null, null, null, ...sums, ...amount] };
      }),
    ],
  };
}

function opening(consignment: Consignment, say: Speaker, title: TradeWordKey, columns: number): PaperRow[] {
  const { parcels, isMerged } = consignment;
  const [{ seller, buyer, destination }] = parcels;
  const line = (text: string, style: { bold?: boolean; large?: boolean } = {}): PaperRow => ({
    spread: columns,
    cells: [{ text, centre: true, ...style }],
  });
  const pair = (label: TradeWordKey, text: string): PaperRow => ({
    cells: [{ text: say.line(label) }, null, { text, bold: true }],
  });
  const to: PaperRow[] = isMerged
    ? [pair("buyer", buyersNote(say, parcels.length))]
    : [
        pair("buyer", say.lines(buyer.name).join(" ")),
        {
          cells: [
            null,
            null,
            { text: `${say.lines(buyer.address)[0] ?? ""}, ${say.lines(destination.name).join(" ")}` },
          ],
        },
        ...(buyer.phone === "" ? [] : [pair("phone", buyer.phone)]),
        ...(buyer.code === null ? [] : [pair("taxId", buyer.code)]),
      ];
  return [
    ...say.lines(seller.name).map((name) => line(name, { bold: true })),
    ...say.lines(seller.address).map((address) => line(address)),
    line(reachOf(seller)),
    line(say.line(title), { bold: true, large: true }),
    { cells: [] },
    ...to,
    ...factsOf(consignment)
      .filter(({ text }) => text !== "")
      .map(({ label, text }) => pair(label, text)),
    { cells: [] },
  ];
}

function reachOf({ phone, email }: TradeParty): string {
  return [phone, email].filter((one) => one !== "").join("    ");
}

function head(say: Speaker, keys: readonly TradeWordKey[]): PaperRow {
  return { look: "head", cells: keys.map((key) => ({ text: say.line(key), bold: true })) };
}

function start({ sku, name, hsCode, originCountry }: TradeGoods, at: number): PaperCell[] {
  return [
    whole(at + 1),
    { text: sku },
    { text: name.en },
    { text: name.zh },
    { text: hsCode ?? "" },
    { text: originCountry ?? "" },
  ];
}

function whole(number: number, bold = false): PaperCell {
  return { number, decimals: 0, bold };
}

function kilograms(grams: number, bold = false): PaperCell {
  return { number: grams / 1000, decimals: 3, bold };
}
