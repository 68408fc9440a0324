import { formatScaled } from "#lib/kit/money";
import type { CalendarDate } from "#lib/kit/time";
import { unitName } from "../codes.ts";
import { decimalText } from "../decimal.ts";
import type { DocumentNeed, DossierLight } from "./completeness.ts";
import type { DossierDocumentKind } from "./document-kinds.ts";
import type { RefundEstimate } from "./estimate-refund.ts";
import type { InvoiceKind } from "./invoice-kinds.ts";
import type { TaxBranch } from "./tax-branches.ts";

/** A sheet of text cells. */
export type PlainSheet = {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** A dossier with everything that the accountant's index says of it. */
export type ExportedDossier = {
  readonly entryId: string;
  readonly branch: TaxBranch;
  readonly light: DossierLight;
  readonly declaredOn: CalendarDate;
  readonly claimDueOn: CalendarDate;
  readonly claimedOn: CalendarDate | null;
  readonly documentsDueOn: CalendarDate | null;
  readonly retainUntil: CalendarDate;
  readonly unknownLines: number;
  readonly estimate: RefundEstimate;
  readonly needs: readonly DocumentNeed[];
  readonly goods: readonly {
    readonly position: number;
    readonly sku: string;
    readonly name: string;
    readonly gcode: string;
    readonly unit: string;
    readonly quantityE5: number;
    readonly coveredE5: number;
  }[];
  readonly allocations: readonly {
    readonly position: number;
    readonly number: string;
    readonly code: string;
    readonly kind: InvoiceKind;
    readonly issuedOn: CalendarDate;
    readonly supplierName: string;
    readonly lineNumber: number;
    readonly taxRateBp: number;
    readonly quantityE5: number;
    readonly netFen: number;
  }[];
  readonly documents: readonly {
    readonly kind: DossierDocumentKind;
    readonly path: string;
    readonly fileName: string;
    readonly pages: number;
    readonly sha256: string;
    readonly addedBy: string;
    readonly addedOn: CalendarDate;
  }[];
};

/** Words by their key in the namespace `dossier`. */
export type DossierWords = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const yuan = (fen: number | null) => (fen === null ? "" : formatScaled(fen, 2));
const percent = (bp: number | null) => (bp === null ? "" : `${bp / 100}%`);

/** The accountant's index: dossiers, goods with the invoices that stand for them, gaps, documents with their place in the ZIP. */
export function exportSheets(dossiers: readonly ExportedDossier[], say: DossierWords): readonly PlainSheet[] {
  return [dossierSheet(dossiers, say), goodsSheet(dossiers, say), gapSheet(dossiers, say), fileSheet(dossiers, say)];
}

function heads(say: DossierWords, keys: readonly string[]): readonly string[] {
  return keys.map((key) => say(`export.columns.${key}`));
}

function dossierSheet(dossiers: readonly ExportedDossier[], say: DossierWords): PlainSheet {
  const keys = [
    ...["declaration", "declaredOn", "branch", "light", "claimDueOn", "claimedOn", "documentsDueOn", "retainUntil"],
    ...["net", "refund", "unknownNet", "missingDocuments"],
  ];
  return {
    name: say("export.sheets.dossiers"),
    header: heads(say, keys),
    rows: dossiers.map((one) => [
      ...[one.entryId, one.declaredOn, say(`branches.${one.branch}`), say(`lights.${one.light}`), one.claimDueOn],
      ...[one.claimedOn ?? "", one.documentsDueOn ?? "", one.retainUntil, yuan(one.estimate.netFen)],
      ...[yuan(one.estimate.refundFen), yuan(one.estimate.unknownNetFen)],
      one.needs
        .filter(({ state }) => state === "missing")
        .map(({ kind }) => say(`documents.${kind}`))
        .join("、"),
    ]),
  };
}

function goodsSheet(dossiers: readonly ExportedDossier[], say: DossierWords): PlainSheet {
  const keys = [
    ...["declaration", "sku", "goods", "gcode", "unit", "invoiceNumber", "invoiceCode", "invoiceKind", "issuedOn"],
    ...["supplier", "line", "quantity", "net", "taxRate", "refundRate"],
  ];
  return {
    name: say("export.sheets.goods"),
    header: heads(say, keys),
    rows: dossiers.flatMap((one) =>
      one.goods.flatMap((goods) => {
        const rate = one.estimate.codes.find(({ gcode }) => gcode === goods.gcode)?.rateBp ?? null;
        return one.allocations
          .filter(({ position }) => position === goods.position)
          .map((of) => [
            ...[one.entryId, goods.sku, goods.name, goods.gcode, unitName(goods.unit), of.number, of.code],
            ...[say(`kinds.${of.kind}`), of.issuedOn, of.supplierName, String(of.lineNumber)],
            ...[decimalText(of.quantityE5), yuan(of.netFen), percent(of.taxRateBp)],
            rate === null ? say("unknown") : percent(rate),
          ]);
      }),
    ),
  };
}

function gapSheet(dossiers: readonly ExportedDossier[], say: DossierWords): PlainSheet {
  const keys = ["declaration", "sku", "goods", "gcode", "unit", "exported", "covered", "missing"];
  return {
    name: say("export.sheets.gaps"),
    header: heads(say, keys),
    rows: dossiers.flatMap((one) => [
      ...one.goods
        .filter(({ quantityE5, coveredE5 }) => coveredE5 < quantityE5)
        .map(({ sku, name, gcode, unit, quantityE5, coveredE5 }) => [
          ...[one.entryId, sku, name, gcode, unitName(unit), decimalText(quantityE5), decimalText(coveredE5)],
          decimalText(quantityE5 - coveredE5),
        ]),
      ...(one.unknownLines > 0
        ? [[one.entryId, "", say("export.unknownLines", { count: one.unknownLines }), "", "", "", "", ""]]
        : []),
    ]),
  };
}

function fileSheet(dossiers: readonly ExportedDossier[], say: DossierWords): PlainSheet {
  const keys = ["declaration", "documentKind", "file", "path", "pages", "addedBy", "addedOn", "note", "sha256"];
  return {
    name: say("export.sheets.documents"),
    header: heads(say, keys),
    rows: dossiers.flatMap((one) => [
      ...one.documents.map((of) => [
        ...[one.entryId, say(`documents.${of.kind}`), of.fileName, of.path, String(of.pages), of.addedBy, of.addedOn],
        ...["", of.sha256],
      ]),
      ...one.needs
        .filter(({ state }) => state !== "there")
        .map(({ kind, state, reason }) => [
          ...[one.entryId, say(`documents.${kind}`), "", "", "", "", ""],
          ...[state === "missing" ? say("needs.missing") : notNeededText(reason, say), ""],
        ]),
    ]),
  };
}

/** Why a document is not needed, in words: a person's own, or what the application says. */
export function notNeededText(reason: string | null, say: DossierWords): string {
  return reason === "declares_itself" ? say("needs.declaresItself") : say("needs.because", { reason: reason ?? "" });
}

/** Where a document lies in the ZIP: its declaration's folder, its kind, which of them, its own name. */
export function documentPath(entryId: string, kindName: string, index: number, fileName: string): string {
  const plain = (text: string) => text.replace(/[\\/:*?"<>|\p{Cc}]+/gu, "-").replace(/^[.\s]+/, "");
  return `${plain(entryId)}/${plain(kindName)}-${index}-${plain(fileName).slice(-80)}`;
}
