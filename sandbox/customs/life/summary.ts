import { randomUUID } from "node:crypto";
import { type CustomsBook, type Document, invtKey } from "../book.ts";
import { stampOf } from "../desk.ts";
import { sumOf, written } from "../judge/decimal.ts";
import { finding } from "../judge/words.ts";
import { message } from "../receipts/form.ts";
import type { Branch } from "../xml/write.ts";

/** Lists that a summary cannot take: unknown, another company's, simplified, not closed, or summarised already. */
export function summaryFaults(book: CustomsBook, summary: Document): readonly string[] {
  const { head, lines } = summary.document;
  const taken = summarised(book, summary);
  if (hasRange(summary)) {
    return listsOf(book, summary).length > 0 ? [] : [finding(13056, "汇总时间段内没有可汇总的清单")];
  }
  const seen = new Set<string>();
  return lines.flatMap(({ invtNo = "" }) => {
    const list = book.find("list", invtKey(invtNo));
    if (!list) return [finding(13051, `清单[${invtNo}]不存在`)];
    if (list.document.head.ebcCode !== head.ebcCode)
      return [finding(13052, `清单[${invtNo}]的收发货人不是[${head.ebcCode}]`)];
    if (list.document.head.statisticsFlag !== "B") return [finding(13053, `清单[${invtNo}]为简化申报，无需汇总`)];
    if (list.state !== 899) return [finding(13054, `清单[${invtNo}]未结关，状态[${list.state}]`)];
    if (taken.has(invtNo) || seen.has(invtNo)) return [finding(13055, `清单[${invtNo}]已汇总`)];
    seen.add(invtNo);
    return [];
  });
}

/** The lists of a summary: those that it names, or all closed within its time range that are free. */
export function listsOf(book: CustomsBook, summary: Document): readonly Document[] {
  const { head, lines } = summary.document;
  if (!hasRange(summary)) return lines.flatMap(({ invtNo = "" }) => book.find("list", invtKey(invtNo)) ?? []);
  const taken = summarised(book, summary);
  return book.documents.filter((list) => {
    if (list.kind !== "list" || list.state !== 899 || taken.has(list.invtNo)) return false;
    const closed = stampOf(list.since).slice(0, 14);
    const isInside = closed >= (head.startTime ?? "") && closed <= (head.endTime ?? "");
    return isInside && list.document.head.ebcCode === head.ebcCode && list.document.head.statisticsFlag === "B";
  });
}

function hasRange({ document: { head } }: Document): boolean {
  return (head.startTime ?? "") !== "";
}

function summarised(book: CustomsBook, besides: Document): ReadonlySet<string> {
  const others = book.documents.filter(
    (one) => one.kind === "summary" && [120, 399, 899].includes(Number(one.state)) && one !== besides,
  );
  return new Set(others.flatMap((other) => other.takenLists));
}

/** One export declaration of a summary. */
export type Declaration = {
  readonly entryId: string;
  readonly declSeqNo: string;
  readonly decPreNo: string;
  readonly lists: readonly Document[];
};

/**
 * Lists become one export declaration when consignor, way of transport, country of arrival and exit office agree, and the
 * maker or seller where the summary asks for it.
 */
export function declarationsOf(summary: Document, lists: readonly Document[], at: number): readonly Declaration[] {
  const { head } = summary.document;
  const groups = new Map<string, Document[]>();
  for (const list of lists) {
    const own = list.document.head;
    const key = [own.trafMode, own.country, own.portCode, head.summaryFlag === "2" ? own.ownerCode : ""].join(" ");
    groups.set(key, [...(groups.get(key) ?? []), list]);
  }
  return [...groups.values()].map((group, n) => {
    const serial = String((summary.id * 100 + n) % 1e9).padStart(9, "0");
    const place = `${head.customsCode}${stampOf(at).slice(0, 4)}`;
    return {
      entryId: `${place}0${serial}`,
      declSeqNo: `${place}D${serial}`,
      decPreNo: `${place}5${serial}`,
      lists: group,
    };
  });
}

/** The summary result 792, one document for each declaration. Lines of the same goods share a line of the declaration. */
export function writeResults(summary: Document, declarations: readonly Declaration[], at: number): string {
  const { head } = summary.document;
  return message(
    "CEB792Message",
    declarations.map(({ entryId, declSeqNo, decPreNo, lists }): readonly [string, Branch] => {
      const total = (name: "grossWeight" | "netWeight") =>
        written(sumOf(lists.map((list) => list.document.head[name])));
      const facts: readonly (readonly [string, string | undefined])[] = [
        ["guid", randomUUID().toUpperCase()],
        ["customsCode", head.customsCode],
        ["sumNo", summary.sumNo],
        ["opDate", stampOf(at)],
        ["declSeqNo", declSeqNo],
        ["decPreNo", decPreNo],
        ["entryId", entryId],
        ["decState", "899"],
        ...["agentCode", "agentName", "ebcCode", "ebcName", "declAgentCode", "declAgentName"].map(
          (name) => [name, head[name]] as const,
        ),
        ["grossWeight", total("grossWeight")],
        ["netWeight", total("netWeight")],
        ["msgCount", "1"],
        ["msgSeqNo", "1"],
      ];
      const told = facts.map(([name, value]): readonly [string, Branch] => [name, value ?? ""]);
      return ["SummaryResult", [["SummaryResultHead", told], ...resultLines(summary, lists)]];
    }),
  );
}

function resultLines(summary: Document, lists: readonly Document[]): readonly (readonly [string, Branch])[] {
  const places = new Map<string, number>();
  const byName = summary.document.head.itemNameFlag === "1";
  return lists.flatMap((list) =>
    list.document.lines.map((line): readonly [string, Branch] => {
      const key = [line.gcode, line.currency, line.country, line.unit1, byName ? line.itemName || line.gname : ""].join(
        "\u0000",
      );
      if (!places.has(key)) places.set(key, places.size + 1);
      return [
        "SummaryResultList",
        [
          ["invtNo", list.invtNo],
          ["logisticsNo", list.document.head.logisticsNo ?? ""],
          ["gseqno", String(places.get(key))],
          ["gnum", line.gnum ?? ""],
          ["gcode", line.gcode ?? ""],
        ],
      ];
    }),
  );
}
