import { mm } from "../marks.ts";
import { drawTable, type TableColumn } from "./draw-table.ts";
import { countText, kilogramText } from "./figures.ts";
import { a4, Folio, type FolioTools } from "./folio.ts";
import { type HandOverData, type HandOverLine, lineOfTrade } from "./hand-over-data.ts";
import { drawLetterhead, drawRunningHead } from "./trade-blocks.ts";
import type { TradeData, TradeParty } from "./trade-data.ts";
import type { Speaker, TradeWordKey } from "./trade-words.ts";

/** 交接单 of a batch: its parcels of one carrier, counted and weighed, with room for both signatures. */
export function layoutHandOver(
  parcels: readonly [TradeData, ...TradeData[]],
  number: string,
  tools: FolioTools,
): Folio {
  const [first] = parcels;
  const { say } = tools;
  const lines = parcels.map(lineOfTrade);
  const totals = totalsOfLines(lines);
  const folio = opened(first.seller, number, tools);
  drawFacts(folio, [
    ["carrier", say.lines(first.carrier.name).join(" ")],
    ["batch", number],
    ["parcels", countText(lines.length)],
    ["grossWeight", kilogramText(totals.grossGrams)],
  ]);
  drawParcels(folio, lines);
  drawHands(folio);
  return folio;
}

const methodWords = {
  pickup: "methodPickup",
  drop_off: "methodDropOff",
  courier: "methodCourier",
} as const satisfies Record<HandOverData["method"], TradeWordKey>;

/** 交接单 of bags that were handed over: how, when and where to, the bags, and every parcel in the order of scanning. */
export function layoutHandOverList(data: HandOverData, tools: FolioTools & { readonly at: string }): Folio {
  const { say } = tools;
  const { bags, parcels, code } = data;
  const totals = totalsOfLines(parcels);
  const folio = opened(data.seller, code, tools);
  drawFacts(folio, [
    ["carrier", say.lines(data.carrier.name).join(" ")],
    ["handOverNo", code],
    ["handedOverOn", tools.at],
    ["method", say.line(methodWords[data.method])],
  ]);
  drawFacts(folio, [
    ["bags", countText(bags.length)],
    ["parcels", countText(parcels.length)],
    ["grossWeight", kilogramText(totals.grossGrams)],
    data.method === "courier"
      ? ["courier", `${data.courierName} ${data.courierNumber}`]
      : ["warehouse", data.warehouse === "" ? "—" : data.warehouse],
  ]);
  drawTable(folio, bagColumns, bags, {
    label: say.line("total"),
    cells: { parcels: countText(parcels.length), grossWeight: kilogramText(totals.grossGrams) },
  });
  folio.y += mm(5);
  drawParcels(folio, parcels);
  drawHands(folio);
  return folio;
}

function opened(seller: TradeParty, number: string, tools: FolioTools): Folio {
  return new Folio(tools, a4, (page, at) => {
    if (at === 1) drawLetterhead(page, seller, "handOver");
    else drawRunningHead(page, seller, "handOver", number);
  });
}

type LineTotals = { readonly packages: number; readonly grossGrams: number };

function totalsOfLines(lines: readonly HandOverLine[]): LineTotals {
  const sum = { packages: 0, grossGrams: 0 };
  for (const { packages, grossGrams } of lines) {
    sum.packages += packages;
    sum.grossGrams += grossGrams;
  }
  return sum;
}

function drawFacts(folio: Folio, facts: readonly (readonly [TradeWordKey, string])[]): void {
  const { pen, frame, say } = folio;
  const width = folio.width / facts.length;
  facts.forEach(([label, value], at) => {
    const left = frame.left + at * width;
    pen.text(left, folio.y + mm(3), say.line(label), { size: 7 });
    const shown = pen.readable(value, "number");
    pen.fitted(left, folio.y + mm(7.4), width - mm(3), shown, [10, 9.5, 9, 8, 7, 6], { bold: true }, "number");
  });
  folio.y += mm(11);
}

const bagColumns: readonly TableColumn<HandOverData["bags"][number]>[] = [
  { title: "line", width: 10, align: "centre", cell: (_, index) => [{ text: String(index + 1) }] },
  { title: "bag", width: 0, cell: ({ code }) => [{ text: code, bold: true }] },
  { title: "parcels", width: 28, align: "right", cell: ({ parcels }) => [{ text: countText(parcels) }] },
  { title: "grossWeight", width: 32, align: "right", cell: ({ grossGrams }) => [{ text: kilogramText(grossGrams) }] },
];

function drawParcels(folio: Folio, lines: readonly HandOverLine[]): void {
  const { say } = folio;
  const totals = totalsOfLines(lines);
  drawTable(
    folio,
    columns(
      say,
      lines.some(({ bag }) => bag !== ""),
    ),
    lines,
    {
      label: say.line("total"),
      cells: { packageCount: countText(totals.packages), grossWeight: kilogramText(totals.grossGrams) },
    },
  );
}

function columns(say: Speaker, hasBags: boolean): TableColumn<HandOverLine>[] {
  const bag: TableColumn<HandOverLine> = { title: "bag", width: 23, cell: (one) => [{ text: one.bag, isSmall: true }] };
  return [
    { title: "line", width: 10, align: "centre", cell: (_, index) => [{ text: String(index + 1) }] },
    {
      title: "trackingNumber",
      width: hasBags ? 36 : 48,
      cell: ({ trackingNumber }) => [{ text: trackingNumber, bold: true }],
    },
    { title: "number", width: hasBags ? 28 : 36, cell: ({ number }) => [{ text: number, isSmall: true }] },
    ...(hasBags ? [bag] : []),
    {
      title: "solution",
      width: 0,
      cell: ({ solution }) =>
        say
          .lines(solution)
          .slice(0, 1)
          .map((text) => ({ text })),
    },
    { title: "country", width: hasBags ? 13 : 16, align: "centre", cell: ({ country }) => [{ text: country }] },
    // what the driver counts: packages, not what lies in them
    { title: "packageCount", width: 16, align: "right", cell: ({ packages }) => [{ text: countText(packages) }] },
    { title: "grossWeight", width: 22, align: "right", cell: ({ grossGrams }) => [{ text: kilogramText(grossGrams) }] },
  ];
}

/** Who gave and who took, when, with which vehicle: lines to write on. */
function drawHands(folio: Folio): void {
  const lines: readonly TradeWordKey[] = ["signature", "handedOverAt", "plate"];
  folio.need(mm(16 + lines.length * 11));
  const { pen, frame, say } = folio;
  folio.y += mm(6);
  const width = folio.width / 2 - mm(5);
  (["handedOverBy", "takenOverBy"] as const).forEach((title, at) => {
    const left = at === 0 ? frame.left : frame.right - width;
    pen.text(left, folio.y + mm(3), say.line(title), { size: 9, bold: true });
    // the vehicle is the carrier's
    lines.slice(0, at === 0 ? 2 : 3).forEach((label, row) => {
      const y = folio.y + mm(13 + row * 10);
      pen.text(left, y, say.line(label), { size: 7.5 });
      pen.rule(left + mm(40), y + 1, left + width, y + 1, 0.4);
    });
  });
  folio.y += mm(8 + lines.length * 11);
  for (const text of [say.word("handOverNote").first, say.word("handOverNote").second].filter((one) => one !== "")) {
    pen.text(frame.left, folio.y, text, { size: 7 });
    folio.y += 9.5;
  }
}
