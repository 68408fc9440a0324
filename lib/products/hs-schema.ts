import { z } from "zod";
import { factLimits } from "./fact-limits.ts";
import { hsWays } from "./hs-needs.ts";

/** A code as it was typed or chosen: whether it stands is judged with the nomenclature, with a reason. */
const code = z.string().trim().min(1).max(20);

/** How the person came to it; `from`: the product that it was copied from. */
export const hsChoiceInput = z.object({
  way: z.enum(hsWays),
  from: z.uuid().optional(),
});

/** One key accepts one code for one product, at the version that was seen. */
export const confirmHsCodeInput = z.object({
  productId: z.uuid(),
  version: z.int(),
  code,
  ...hsChoiceInput.shape,
});
export type ConfirmHsCodeInput = z.output<typeof confirmHsCodeInput>;

/** Takes back the last confirmation of a product. */
export const undoHsCodeInput = z.object({ productId: z.uuid(), version: z.int() });
export type UndoHsCodeInput = z.output<typeof undoHsCodeInput>;

/** The answer to an open question: an attribute's value becomes part of the product's material or use. */
export const answerHsQuestionInput = z.object({
  productId: z.uuid(),
  version: z.int(),
  attribute: z.string().regex(/^[a-z]{1,20}$/),
  value: z.string().regex(/^[a-z]{1,30}$/),
});
export type AnswerHsQuestionInput = z.output<typeof answerHsQuestionInput>;

/** Looks at products anew: all that are new or changed. */
export const classifyProductsInput = z.object({});

const text = (most: number) => z.string().trim().max(most).default("");

/** What is typed so far of a product; answers as one types. */
export const recogniseInput = z.object({
  title: text(factLimits.title),
  attributes: text(factLimits.attributes),
  nameZh: text(factLimits.nameZh),
  nameEn: text(factLimits.nameEn),
  category: text(factLimits.category),
  material: text(factLimits.material),
  usedFor: text(factLimits.usedFor),
  brand: text(factLimits.brand),
  code: text(20),
  /** The product itself is no witness for its own code. */
  self: z.uuid().or(z.literal("")).default(""),
});
export type RecogniseInput = z.output<typeof recogniseInput>;
