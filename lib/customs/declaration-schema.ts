import { z } from "zod";
import { isCalendarDate } from "#lib/kit/time";
import { taxBranches } from "./dossier/tax-branches.ts";
import { codeForms, declarationWayCodes } from "./facts.ts";

const line = (max: number) => z.string().trim().max(max);
const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, "month_form");
const unit = z.string().regex(/^\d{3}$/, "unit_form");

/** A correction: facts are read anew; what is set here counts for this parcel alone. Nulls take it back. */
export const correctDeclarationInput = z.object({
  declarationId: z.uuid(),
  way: z.enum(declarationWayCodes).nullable().optional(),
  freightMinor: z.int().min(0).max(100_000_000).nullable().optional(),
  note: line(1000).nullable().optional(),
});
export type CorrectDeclarationInput = z.output<typeof correctDeclarationInput>;

export const withdrawDeclarationInput = z.object({ declarationId: z.uuid(), reason: line(1000).min(1, "missing") });
export type WithdrawDeclarationInput = z.output<typeof withdrawDeclarationInput>;

/** Flight and bill number as a person or the carrier says them. Without ids: the parcels that were booked on the day. */
export const sendMasterListInput = z.object({
  day: z.iso.date(),
  declarationIds: z.array(z.uuid()).max(10_000).nullable().default(null),
  mode: z.string().regex(/^[0-9A-Z]$/, "mode_form"),
  vehicleName: line(100).min(1, "missing"),
  voyageNo: line(32).min(1, "missing"),
  billNo: line(37).min(1, "missing"),
  truckPlate: line(100).nullable().default(null),
  source: z.enum(["carrier", "person"]).default("person"),
});
export type SendMasterListInput = z.output<typeof sendMasterListInput>;

export const sendSummaryInput = z.object({
  month,
  /** Merge by consignor and maker, not by consignor alone. */
  byOwner: z.boolean().default(false),
  /** Merge lines of equal names, not of equal classes. */
  byItemName: z.boolean().default(false),
});
export type SendSummaryInput = z.output<typeof sendSummaryInput>;

export const saveCustomsSettingsInput = z.object({
  codeForm: z.enum(codeForms),
  mayPadHeading: z.boolean(),
  platformCode: line(18).min(1, "missing"),
  platformName: line(100).min(1, "missing"),
  declarantCode: line(18),
  declarantName: line(100),
  /** Empty or null: as the kind of taxpayer says. */
  taxBranch: z
    .enum(["", ...taxBranches])
    .nullable()
    .transform((branch) => branch || null),
});
export type SaveCustomsSettingsInput = z.output<typeof saveCustomsSettingsInput>;

/** What customs must know of a product beyond 商品资料. Quantities of one piece, in hundred-thousandths. */
export const saveProductCustomsInput = z.object({
  productId: z.uuid(),
  declaredName: line(250),
  elements: line(250),
  barCode: line(50).nullable(),
  unit,
  legalUnit: unit.nullable(),
  secondUnit: unit.nullable(),
  legalPerPiece: z.int().min(1).nullable(),
  secondPerPiece: z.int().min(1).nullable(),
});
export type SaveProductCustomsInput = z.output<typeof saveProductCustomsInput>;

/** A carrier's customs registration: region and kind of zone in five digits, five more characters. General knowledge. */
const customsCode = z
  .string()
  .trim()
  .regex(/^\d{5}[0-9A-Z]{5}$/, "customs_code_form");

export const saveCarrierCustomsInput = z.object({
  carrierCode: line(40).min(1, "missing"),
  logisticsCode: customsCode,
  logisticsName: line(100).min(1, "missing"),
  /** The day of its mandate to report its waybills; null or empty: it reports them itself. */
  mandatedOn: z
    .string()
    .trim()
    .refine((day) => day === "" || isCalendarDate(day), "date_required")
    .nullable()
    .transform((day) => day || null),
});
export type SaveCarrierCustomsInput = z.output<typeof saveCarrierCustomsInput>;

/** A terminal at the data exchange as staff enter it; keys and certificate as PEM. */
export const terminalInput = z.object({
  environment: z.enum(["sandbox", "production"]),
  dxpId: z.string().regex(/^[0-9A-Za-z]{1,16}$/, "dxp_form"),
  copCode: line(18).min(10, "party_form"),
  copName: line(100).min(1, "missing"),
  secret: z.string().min(8).max(200),
  privateKey: z.string().min(1).max(10_000),
  certificate: z.string().min(1).max(10_000),
});
export type TerminalInput = z.output<typeof terminalInput>;
