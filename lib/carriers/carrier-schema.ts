import { z } from "zod";
import { isCalendarDate } from "#lib/kit/time";
import { carrierKinds } from "./carrier.ts";
import { certificationScopeSchema } from "./certification-schema.ts";
import { certificationDocumentKinds, certificationStates } from "./certification-states.ts";

const code = z
  .string()
  .trim()
  .refine((text) => /^[a-z0-9]{2,20}$/.test(text), { message: "carrier_code_shape" });

const facts = {
  nameZh: z.string().trim().min(1).max(60),
  nameEn: z.string().trim().min(1).max(60),
  kind: z.enum(carrierKinds),
  website: z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(200)]),
  contact: z.string().trim().max(200),
  note: z.string().trim().max(1000),
  isPending: z.boolean(),
};

export const addCarrierInput = z.object({ code, ...facts });
export type AddCarrierInput = z.output<typeof addCarrierInput>;

/** `seen`: the facts as they stood when the form was opened, so that a second writer is told what changed since. */
export const saveCarrierInput = z.object({
  code: z.string().min(1).max(20),
  version: z.int(),
  seen: z.object({ ...facts, website: z.string().max(200) }),
  ...facts,
});
export type SaveCarrierInput = z.output<typeof saveCarrierInput>;

const day = z.string().refine(isCalendarDate, { message: "no_such_day" });
const certificationId = z.uuid();
const version = z.int();

export const applyInput = z.object({ carrierCode: z.string().min(1).max(20) });

export const frameInput = z.object({
  certificationId,
  version,
  scope: certificationScopeSchema,
  validFrom: day.nullable(),
  validTo: day.nullable(),
});
export type FrameInput = z.output<typeof frameInput>;

export const moveInput = z.object({
  certificationId,
  version,
  to: z.enum(certificationStates),
  reason: z.string().trim().max(300),
});
export type MoveInput = z.output<typeof moveInput>;

export const sandboxCheckInput = z.object({ certificationId, version });
export type SandboxCheckInput = z.output<typeof sandboxCheckInput>;

export const sandboxResultInput = z.object({
  certificationId,
  version,
  passed: z.boolean(),
  /** Where the evidence lies: what was sent, what came back, who watched. */
  note: z.string().trim().min(10).max(1000),
});
export type SandboxResultInput = z.output<typeof sandboxResultInput>;

/** Of an upload: what the file is, and until when it holds. */
export const certificationDocumentInput = z.object({
  certificationId,
  kind: z.enum(certificationDocumentKinds),
  validTo: day.nullable(),
});
export type CertificationDocumentInput = z.output<typeof certificationDocumentInput>;
