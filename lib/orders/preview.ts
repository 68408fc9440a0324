import { type ChangedOrder, type Comparison, firstStateOf } from "./compare-with-known.ts";
import type { OrderDraft, RefusedRow, RowWarning } from "./draft.ts";
import type { ImportCounts, ImportFinding } from "./import-finding.ts";
import type { OrderIntake } from "./intake.ts";
import type { ImportVerdict } from "./states.ts";

/** A row of the file as the preview keeps it. `content`: the draft in an order's first row, the cells when refused, else []. */
export type PreviewRow = {
  readonly rowNumber: number;
  readonly verdict: ImportVerdict;
  readonly orderNumber: string;
  readonly content: OrderDraft | readonly string[];
  readonly findings: readonly ImportFinding[];
};

export type Preview = { readonly counts: ImportCounts; readonly rows: readonly PreviewRow[] };

/** What a file will do, row by row: every row of the file is in it exactly once. */
export function previewOf(intake: OrderIntake, comparison: Comparison): Preview {
  const warnings = groupByRow(intake.warnings);
  const rowsOf = (draft: OrderDraft, verdict: ImportVerdict, findings: readonly ImportFinding[]): PreviewRow[] =>
    draft.rows.map((rowNumber, index) => ({
      rowNumber,
      verdict,
      orderNumber: draft.content.orderNumber,
      content: index === 0 && verdict !== "same" ? draft : [],
      findings: [...(index === 0 ? findings : []), ...(warnings.get(rowNumber) ?? [])],
    }));
  const refused = [...intake.refused, ...comparison.refused.flatMap((one) => refusedRows(one, intake))];
  const rows = [
    ...comparison.new.flatMap((draft) => rowsOf(draft, "new", [])),
    ...comparison.changed.flatMap((order) => rowsOf(order.draft, "changed", changeFindings(order))),
    ...comparison.same.flatMap(({ draft }) => rowsOf(draft, "same", [])),
    ...refused.map(refusedPreview),
  ].sort((a, b) => a.rowNumber - b.rowNumber);
  return { counts: countsOf(comparison, rows, refused), rows };
}

/** Counts of a comparison alone, for the confirmation that makes it again. */
export function countsOf(
  comparison: Comparison,
  rows: readonly Pick<PreviewRow, "findings">[],
  refused: readonly unknown[],
): ImportCounts {
  const effects = comparison.changed.flatMap((order) => order.effects);
  return {
    rows: rows.length,
    new: comparison.new.length,
    changed: comparison.changed.length,
    same: comparison.same.length,
    refused: refused.length,
    warnings: rows.filter((row) => row.findings.some((finding) => finding.kind === "warning")).length,
    toDispatch: comparison.new.filter((draft) => firstStateOf(draft.content) === "waiting").length,
    held: effects.filter((effect) => effect.kind === "hold").length,
    cancelOffers: effects.filter((effect) => effect.kind === "offer_cancel").length,
    masked: comparison.new.filter((draft) => draft.content.isMasked).length,
  };
}

function changeFindings(order: ChangedOrder): ImportFinding[] {
  return [
    ...order.effects.map((effect) => ({ kind: "effect" as const, effect })),
    ...order.differences.map((difference) => ({ kind: "difference" as const, ...difference })),
  ];
}

function refusedRows(one: Comparison["refused"][number], intake: OrderIntake): RefusedRow[] {
  const { orderNumber } = one.draft.content;
  return one.draft.rows.map((row) => ({
    row,
    orderNumber,
    cells: intake.cells.get(row) ?? [],
    problems: [one.problem],
  }));
}

function refusedPreview(refused: RefusedRow): PreviewRow {
  return {
    rowNumber: refused.row,
    verdict: "refused",
    orderNumber: refused.orderNumber.slice(0, 60),
    content: refused.cells,
    findings: refused.problems.map((problem) => ({ kind: "problem", ...problem })),
  };
}

function groupByRow(warnings: readonly RowWarning[]): Map<number, ImportFinding[]> {
  const byRow = new Map<number, ImportFinding[]>();
  for (const { row, orderNumber: _number, ...warning } of warnings) {
    byRow.set(row, [...(byRow.get(row) ?? []), { kind: "warning", ...warning }]);
  }
  return byRow;
}
