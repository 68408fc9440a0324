import { customsOfficeNames } from "#lib/customs/tables/customs-offices";
import { transportModeRows } from "#lib/customs/tables/transport-modes";
import { countryName, isCountryCode } from "#lib/kit/country";
import { formatScaled, mulDivRound } from "#lib/kit/money";
import { mm } from "../marks.ts";
import type { LabelField } from "../pen.ts";
import type { Consignment } from "./consignment.ts";
import { drawTable, type TableColumn } from "./draw-table.ts";
import { amountText, countText, kilogramText, moneysText } from "./figures.ts";
import { a4Wide, Folio, type FolioTools } from "./folio.ts";
import { buyersNote } from "./layout-invoice.ts";
import { type DraftGoods, draftGoods } from "./merge-trade.ts";
import { drawParcelList } from "./parcel-list.ts";
import type { Bilingual } from "./trade-data.ts";
import type { Speaker, TradeWordKey } from "./trade-words.ts";

/** 9610 跨境贸易电子商务: the only supervision mode that ALP declares by. */
const supervision = { code: "9610", name: { zh: "跨境贸易电子商务", en: "Cross-border e-commerce" } } as const;

const cellHeight = mm(11.6);

/**
 * 报关单草单 on A4 across, in the order of the customs form, to be checked before anybody files: what ALP knows is filled
 * in, what it does not know stays empty. Goods of one code, name, origin and destination are one position.
 */
export function layoutDeclarationDraft(consignment: Consignment, tools: FolioTools): Folio {
  const { number, parcels, totals } = consignment;
  const [first] = parcels;
  const { say } = tools;
  const folio = new Folio(tools, a4Wide, (page, at) => drawTitle(page, number, at));
  for (const row of headOf(consignment, say)) drawCells(folio, row);
  folio.y += mm(2);
  drawTable(folio, columns(say, first.currency), draftGoods(parcels), {
    label: say.line("total"),
    cells: {
      quantityAndUnit: countText(totals.pieces),
      netWeight: kilogramText(totals.netGrams),
      priceAndCurrency: moneysText(totals.values),
    },
  });
  folio.need(mm(10));
  const notes = [say.word("toBeFilled"), say.word("averaged")].flatMap(({ first: one, second }) => [one, second]);
  folio.y += mm(2);
  for (const note of notes.filter((one) => one !== "")) {
    for (const line of folio.pen.lines(note, 7, false, folio.width)) {
      folio.pen.text(folio.frame.left, folio.y + 7, line, { size: 7 });
      folio.y += 9;
    }
  }
  if (consignment.isMerged) drawParcelList(folio, parcels);
  return folio;
}

function drawTitle(folio: Folio, number: string, page: number): void {
  const { pen, frame, say } = folio;
  const { first, second } = say.word("declarationDraft");
  const middle = (frame.left + frame.right) / 2;
  const y = folio.y + (page === 1 ? mm(5) : mm(2));
  pen.text(middle, y, first, { size: page === 1 ? 16 : 9, bold: true, align: "centre" });
  if (page === 1 && second !== "") pen.text(middle, y + mm(4.6), second.toUpperCase(), { size: 9, align: "centre" });
  pen.text(frame.right, y, number, { size: 8.5, align: "right" });
  pen.fitted(frame.left, y, mm(82), say.word("draftNote").first, [7.5, 7, 6.5, 6], { bold: true }, "number");
  if (say.word("draftNote").second !== "") {
    pen.fitted(frame.left, y + mm(3.6), mm(82), say.word("draftNote").second, [6.5, 6, 5.5], {}, "number");
  }
  folio.y = y + (page === 1 ? mm(7) : mm(5.6));
}

type HeadCell = {
  readonly label: TradeWordKey;
  readonly lines: readonly string[];
  readonly share: number;
  readonly field?: LabelField;
};

function headOf({ parcels, totals }: Consignment, say: Speaker): (readonly HeadCell[])[] {
  const [first] = parcels;
  const { seller, customs } = first;
  const parts = (...texts: readonly (string | null)[]) =>
    texts.filter((one): one is string => one !== null && one !== "");
  const party = (
    label: TradeWordKey,
    share: number,
    name: Bilingual,
    code: string | null,
    field: LabelField,
  ): HeadCell => ({
    ...{ label, share, field },
    lines: parts(code, ...say.lines(name)),
  });
  const cell = (label: TradeWordKey, share: number, ...lines: readonly (string | null)[]): HeadCell => ({
    ...{ label, share },
    lines: parts(...lines),
  });
  const countries = [...new Set(parcels.map(({ destination }) => destination.country))];
  const country = countries.length === 1 ? say.lines(first.destination.name).join(" ") : countries.join(" ");
  const note = buyersNote(say, parcels.length);
  const buyer = parcels.length === 1 ? first.buyer.name : { zh: note, en: note };
  const agent = customs.agent ?? { code: customs.consignorCode ?? "", name: seller.name.zh };
  const office = (code: string | null) => (code === null ? null : `${code} ${customsOfficeNames[code] ?? ""}`.trim());
  return [
    [
      party("consignor", 4, seller.name, customs.consignorCode ?? seller.code, "seller.name"),
      cell("exitOffice", 2, office(customs.exitOffice)),
      cell("exportDate", 1.6),
      cell("declarationOffice", 2, office(customs.declarationOffice)),
      cell("contractNo", 2),
    ],
    [
      party("overseasBuyer", 4, buyer, null, "buyer.name"),
      cell("transportMode", 2, modeText(customs.transportMode, say)),
      cell("transportName", 1.6),
      cell("billNo", 2),
      cell("licenceNo", 2),
    ],
    [
      // the maker's code alone is known; NO: it is not registered with customs
      cell("maker", 4, customs.makerCode),
      cell("supervisionMode", 2, supervision.code, ...say.lines(supervision.name)),
      cell("terms", 1.6),
      cell("tradeCountry", 2, country),
      cell("arrivalCountry", 2, country),
    ],
    [
      cell("declarant", 4, agent.code, agent.name),
      cell("wrapType", 2),
      cell("packageCount", 1.6, countText(totals.packages)),
      cell("grossWeight", 2, kilogramText(totals.grossGrams)),
      cell("netWeight", 2, kilogramText(totals.netGrams)),
    ],
  ];
}

function modeText(code: string | null, say: Speaker): string | null {
  const row = transportModeRows.find(([one]) => one === code);
  return row ? `${row[0]} ${say.lines({ zh: row[1], en: row[2] }).join(" ")}` : code;
}

function drawCells(folio: Folio, cells: readonly HeadCell[]): void {
  const { pen, frame, say } = folio;
  const shares = cells.reduce((sum, { share }) => sum + share, 0);
  let left = frame.left;
  for (const { label, lines, share, field = "number" } of cells) {
    const width = (folio.width * share) / shares;
    const inner = width - mm(2);
    pen.frame(left, folio.y, width, cellHeight, 0.4);
    pen.fitted(left + mm(1), folio.y + mm(3), inner, say.line(label), [6.4, 6, 5.5, 5, 4.6], {}, "number");
    const shown = lines.length > 2 ? [lines.slice(0, -1).join(" "), lines.at(-1) ?? ""] : lines;
    shown.forEach((line, at) => {
      const y = folio.y + (shown.length === 1 ? mm(8.2) : mm(6.9 + at * 3.4));
      pen.fitted(
        left + mm(1),
        y,
        inner,
        pen.readable(line, field),
        [8, 7.5, 7, 6.5, 6, 5.5, 5, 4.6],
        { bold: at === 0 },
        field,
      );
    });
    left += width;
  }
  folio.y += cellHeight;
}

function columns(say: Speaker, currency: Consignment["parcels"][0]["currency"]): TableColumn<DraftGoods>[] {
  const place = (code: string | null) =>
    code === null || !isCountryCode(code)
      ? [{ text: code ?? "–" }]
      : [{ text: say.lines({ zh: countryName(code, "zh"), en: countryName(code, "en") }).join(" "), isSmall: true }];
  return [
    { title: "line", width: 10, align: "centre", cell: (_, index) => [{ text: String(index + 1) }] },
    { title: "goodsCode", width: 26, cell: ({ hsCode }) => [{ text: hsCode ?? "–" }] },
    {
      title: "goodsName",
      width: 0,
      cell: ({ name }) => say.lines(name).map((text) => ({ text, field: "goods.name" as const })),
    },
    {
      title: "quantityAndUnit",
      width: 28,
      align: "right",
      cell: ({ quantity }) => [{ text: `${countText(quantity)} ${say.word("piece").first}` }],
    },
    { title: "netWeight", width: 24, align: "right", cell: ({ weightGrams }) => [{ text: kilogramText(weightGrams) }] },
    {
      title: "priceAndCurrency",
      width: 38,
      align: "right",
      cell: (goods) => [
        { text: priceText(goods) },
        { text: `${currency} ${amountText(goods.valueMinor, currency)}`, bold: true },
      ],
    },
    { title: "origin", width: 28, cell: ({ originCountry }) => place(originCountry) },
    { title: "finalDestination", width: 30, cell: ({ destination }) => place(destination) },
    { title: "source", width: 20, cell: () => [{ text: "" }] },
    { title: "exemption", width: 16, cell: () => [{ text: "" }] },
  ];
}

/** The price of one piece to four decimals; where pieces of several prices are one position it is an average, and marked. */
function priceText({ valueMinor, quantity }: DraftGoods): string {
  const scaled = mulDivRound(valueMinor, 100, quantity);
  const isExact = scaled * quantity === valueMinor * 100;
  return `${isExact ? "" : "≈ "}${formatScaled(scaled, 4)}`;
}
