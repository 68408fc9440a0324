import { z } from "zod";
import { materialKeys, sectionKeys } from "./sections.ts";

/** Some fields of one section as they were left; an empty text takes a value back. */
export const saveApplicationFieldsInput = z.object({
  section: z.enum(sectionKeys),
  fields: z
    .record(z.string().regex(/^[a-zA-Z]{1,40}$/), z.string().max(4000))
    .refine((fields) => Object.keys(fields).length <= 20, { message: "too_many_fields" }),
});
export type SaveApplicationFieldsInput = z.output<typeof saveApplicationFieldsInput>;

/** A store of the application, new when `storeId` is null. */
export const saveApplicantStoreInput = z.object({
  storeId: z.uuid().nullable(),
  name: z.string().trim().min(1).max(80),
  platformNumber: z
    .string()
    .trim()
    .regex(/^\d{4,20}$/),
  isCertified: z.boolean(),
});
export type SaveApplicantStoreInput = z.output<typeof saveApplicantStoreInput>;

export const removeDocumentInput = z.object({ documentId: z.uuid() });

/** `asksPerson`: the rules said no and the seller wants a person to look. */
export const submitApplicationInput = z.object({ consent: z.literal(true), asksPerson: z.boolean() });
export type SubmitApplicationInput = z.output<typeof submitApplicationInput>;

/** Opens one material of an approved application for a change. */
export const reopenSectionInput = z.object({ section: z.enum(["entry", ...materialKeys]) });
export type ReopenSectionInput = z.output<typeof reopenSectionInput>;
export type ReopenableSection = ReopenSectionInput["section"];

/** A sealed field shown to whoever may see it. */
export const showFieldInput = z.object({ path: z.string().regex(/^[a-z_]{1,20}\.[a-zA-Z]{1,40}$/) });
export type ShowFieldInput = z.output<typeof showFieldInput>;

/** Reasons that reviewers have ready. */
export const refusalReasons = [
  "blurred",
  "corner_missing",
  "wrong_document",
  "expired",
  "differs_from_document",
  "name_differs",
  "unreadable_number",
  "copy_not_allowed",
  "mandate_insufficient",
  "other",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** A person's decision on one field or document. `other` needs a note. */
export const decideFieldInput = z
  .object({
    path: z.string().max(120),
    decision: z.enum(["pass", "refuse"]),
    reason: z.enum(refusalReasons).nullable(),
    note: z.string().trim().max(500),
  })
  .refine((input) => input.decision === "pass" || input.reason !== null, {
    path: ["reason"],
    message: "reason_missing",
  })
  .refine((input) => input.reason !== "other" || input.note !== "", { path: ["note"], message: "note_missing" });
export type DecideFieldInput = z.output<typeof decideFieldInput>;

/** Nothing beside the seller, whom the page binds. */
export const nothingInput = z.object({});
