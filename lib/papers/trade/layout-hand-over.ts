import { mm } from "../marks.ts";
import { totalsOf } from "../totals.ts";
import { drawTable, type TableColumn } from "./draw-table.ts";
import { countText, kilogramText } from "./figures.ts";
import { a4, Folio, type FolioTools } from "./folio.ts";
import { drawLetterhead, drawRunningHead } from "./trade-blocks.ts";
import type { TradeData } from "./trade-data.ts";
import type { Speaker, TradeWordKey } from "./trade-words.ts";

/** 交接单: the parcels of one carrier as they are handed over, counted and weighed, with room for both signatures. */
export function layoutHandOver(
  parcels: readonly [TradeData, ...TradeData[]],
  number: string,
  tools: FolioTools,
): Folio {
  const [first] = parcels;
  const { say } = tools;
  const totals = totalsOf(parcels);
  const folio = new Folio(tools, a4, (page, at) => {
    if (at === 1) drawLetterhead(page, first.seller, "handOver");
    else drawRunningHead(page, first.seller, "handOver", number);
  });
  drawFacts(folio, [
    ["carrier", say.lines(first.carrier.name).join(" ")],
    ["batch", number],
    ["parcels", countText(totals.parcels)],
    ["grossWeight", kilogramText(totals.grossGrams)],
  ]);
  drawTable(folio, columns(say), parcels, {
    label: say.line("total"),
    cells: { packageCount: countText(totals.packages), grossWeight: kilogramText(totals.grossGrams) },
  });
  drawHands(folio);
  return folio;
}

function drawFacts(folio: Folio, facts: readonly (readonly [TradeWordKey, string])[]): void {
  const { pen, frame, say } = folio;
  const width = folio.width / facts.length;
  facts.forEach(([label, value], at) => {
    const left = frame.left + at * width;
    pen.text(left, folio.y + mm(3), say.line(label), { size: 7 });
    pen.fitted(left, folio.y + mm(7.4), width - mm(3), value, [10, 9.5, 9, 8, 7, 6], { bold: true }, "number");
  });
  folio.y += mm(11);
}

function columns(say: Speaker): TableColumn<TradeData>[] {
  return [
    { title: "line", width: 10, align: "centre", cell: (_, index) => [{ text: String(index + 1) }] },
    { title: "trackingNumber", width: 48, cell: ({ trackingNumber }) => [{ text: trackingNumber, bold: true }] },
    { title: "number", width: 36, cell: ({ number }) => [{ text: number, isSmall: true }] },
    {
      title: "solution",
      width: 0,
      cell: ({ solution }) =>
        say
          .lines(solution.name)
          .slice(0, 1)
          .map((text) => ({ text })),
    },
    { title: "country", width: 16, align: "centre", cell: ({ destination }) => [{ text: destination.country }] },
    // what the driver counts: packages, not what lies in them
    {
      title: "packageCount",
      width: 16,
      align: "right",
      cell: ({ packages }) => [{ text: countText(packages.length) }],
    },
    {
      title: "grossWeight",
      width: 22,
      align: "right",
      cell: (parcel) => [{ text: kilogramText(totalsOf([parcel]).grossGrams) }],
    },
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
