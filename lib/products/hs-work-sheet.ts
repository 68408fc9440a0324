import { catalogueColumns } from "./catalogue-columns.ts";
import type { HsModel } from "./hs/model.ts";
import { offeredCandidates } from "./hs-judge.ts";
import type { HsWorkRow } from "./hs-work.ts";

export type HsWorkSheet = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns that a person fills in. */
  readonly highlight: readonly number[];
};

const beside = {
  zh: { parcels: "待发订单", candidate: "建议", confidence: "把握", words: "依据" },
  en: { parcels: "Waiting orders", candidate: "Proposal", confidence: "Confidence", words: "Words" },
} as const;

/**
 * The work list as a product sheet: 商家编码, title and 产品属性 find the product again, the empty HS column is filled in by
 * a person, and the proposals stand beside it to be read. A proposal is never written into the HS column.
 */
export function hsWorkSheet(rows: readonly HsWorkRow[], names: HsModel["names"], language: "zh" | "en"): HsWorkSheet {
  const own = (["sku", "title", "attributes", "hsCode"] as const).map((column) => catalogueColumns[column][language]);
  const words = beside[language];
  const places = Array.from({ length: offeredCandidates }, (_, at) => at);
  const header = [
    ...own,
    words.parcels,
    ...places.flatMap((at) => [`${words.candidate} ${at + 1}`, `${words.confidence} ${at + 1}`]),
    words.words,
  ];
  const cells = (row: HsWorkRow) => [
    ...[row.sku ?? "", row.title, row.attributes, row.need === "digits" ? (row.hsCode ?? "") : ""],
    String(row.parcels),
    ...places.flatMap((at) => {
      const candidate = row.candidates[at];
      if (!candidate) return ["", ""];
      const name = names.get(candidate.code)?.[language] ?? "";
      return [`${candidate.code} ${name}`.trim(), `${Math.round(candidate.confidence / 100)}%`];
    }),
    row.candidates[0]?.because.join(" · ") ?? "",
  ];
  return { header, rows: rows.map(cells), highlight: [own.length - 1] };
}
