import { z } from "zod";
import { isCalendarDate } from "#lib/kit/time";
import { dossierDocumentKinds, notNeededMax } from "./dossier/document-kinds.ts";
import { maxExportDossiers } from "./dossier/export-states.ts";
import { invoiceKinds } from "./dossier/invoice-kinds.ts";
import { taxBranches } from "./dossier/tax-branches.ts";

const declSeqNo = z.string().regex(/^[A-Za-z0-9]{1,18}$/);
const day = z.string().trim().refine(isCalendarDate, "date_required");

/** What goes with an uploaded sheet of invoices: its file's name, the kind where the sheet has none, and what was looked at. */
export const invoiceUploadInput = z.object({
  name: z
    .string()
    .default("")
    .transform((name) => name.replace(/\p{Cc}/gu, "").slice(0, 255)),
  kind: z.enum(invoiceKinds).default("special"),
  confirm: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

export const removeInvoiceInput = z.object({ invoiceId: z.uuid() });
export const setLineSkuInput = z.object({
  invoiceId: z.uuid(),
  lineNumber: z.number().int().min(1),
  sku: z.string().trim().min(1, "sku_required").max(100),
});

/** All dossiers, or one. */
export const matchInvoicesInput = z.object({ declSeqNo: declSeqNo.nullable() });
export const releaseInvoicesInput = z.object({ declSeqNo });
export const setClaimInput = z.object({ declSeqNo, claimedOn: day.nullable() });
export const setBranchInput = z.object({ declSeqNo, branch: z.enum(taxBranches) });
export const setNotNeededInput = z.object({
  declSeqNo,
  kind: z.enum(dossierDocumentKinds),
  /** Null: it is needed after all. */
  reason: z.string().trim().min(1, "reason_missing").max(notNeededMax).nullable(),
});
export const removeDossierDocumentInput = z.object({ documentId: z.uuid() });
export const dossierUploadInput = z.object({ declaration: declSeqNo, kind: z.enum(dossierDocumentKinds) });

/** A typed rate ("13", "13%") in hundredths of a percent. */
export const setRefundRateInput = z.object({
  gcode: z.string().regex(/^\d{10}$/, "code_wrong"),
  validFrom: day,
  rate: z
    .string()
    .trim()
    .min(1, "rate_missing")
    .transform((text, context) => {
      const match = /^(\d{1,2})(?:\.(\d{1,2}))?\s*[%％]?$/.exec(text.normalize("NFKC"));
      const bp = match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : null;
      if (bp !== null && bp <= 1700) return bp;
      context.addIssue({ code: "custom", message: "rate_unreadable" });
      return z.NEVER;
    }),
});

export const exportDossiersInput = z.object({
  declSeqNos: z.array(declSeqNo).min(1).max(maxExportDossiers),
  /** Of the screen: the index speaks it. */
  locale: z.string().max(10),
});
export type MatchInvoicesInput = z.output<typeof matchInvoicesInput>;
