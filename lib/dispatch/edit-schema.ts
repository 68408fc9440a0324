import { z } from "zod";
import { factLimits } from "#lib/products/fact-limits";
import { tagNameLength, viewNameLength, viewScreens } from "./saved-view.ts";
import { batchLimit } from "./schema.ts";

const version = z.int().min(1);
const grams = z.int("number_unreadable").min(1, "value_not_positive").max(factLimits.weightGrams, "weight_too_large");

/** The packed weight of orders; null: the sum of the goods again. Each order with what was seen of it. */
const weighOrdersInput = z.object({
  weightGrams: grams.nullable(),
  orders: z
    .array(z.object({ id: z.uuid(), version, seen: z.int().nullable() }))
    .min(1)
    .max(batchLimit),
});
export type WeighOrdersInput = z.output<typeof weighOrdersInput>;

/** One solution for many orders; null picks nothing again. */
const chooseSolutionsInput = z.object({
  solutionCode: z.string().min(1).max(64).nullable(),
  reason: z.string().trim().max(200),
  consentNote: z.string().trim().max(500).nullable(),
  orders: z
    .array(z.object({ id: z.uuid(), version, seen: z.string().max(64).nullable() }))
    .min(1)
    .max(batchLimit),
});
export type ChooseSolutionsInput = z.output<typeof chooseSolutionsInput>;

/** Which products some orders are made of, to give them codes. */
export const goodsOfOrdersInput = z.object({ orderIds: z.array(z.uuid()).min(1).max(batchLimit) });
export type GoodsOfOrdersInput = z.output<typeof goodsOfOrdersInput>;

/** HS codes of products, each with what was seen of it. */
const codeProductsInput = z.object({
  products: z
    .array(
      z.object({
        id: z.uuid(),
        version,
        seen: z.string().max(20).nullable(),
        code: z.string().trim().min(1, "required").max(20),
      }),
    )
    .min(1)
    .max(50),
});
export type CodeProductsInput = z.output<typeof codeProductsInput>;

/** Several fields of several orders, saved in one transaction. */
export const editOrdersInput = z
  .object({
    weight: weighOrdersInput.optional(),
    solution: chooseSolutionsInput.optional(),
    codes: codeProductsInput.optional(),
  })
  .refine(({ weight, solution, codes }) => weight || solution || codes, "nothing_to_save");
export type EditOrdersInput = z.output<typeof editOrdersInput>;

/** Tags put on and taken off many orders at once. */
export const tagOrdersInput = z.object({
  orderIds: z.array(z.uuid()).min(1).max(batchLimit),
  put: z.array(z.uuid()).max(20),
  take: z.array(z.uuid()).max(20),
});
export type TagOrdersInput = z.output<typeof tagOrdersInput>;

const tagName = z.string().trim().min(1, "required").max(tagNameLength, "tag_name_long");

/** A new tag (`id` null) or another name for one. */
export const saveTagInput = z.object({ id: z.uuid().nullable(), name: tagName });
export type SaveTagInput = z.output<typeof saveTagInput>;

export const deleteTagInput = z.object({ id: z.uuid() });
export type DeleteTagInput = z.output<typeof deleteTagInput>;

const columnNames = z.array(z.string().max(40)).max(40).nullable();

/** A view under a name: a new one (`id` null) or one of one's own as it is now. */
export const saveViewInput = z.object({
  id: z.uuid().nullable(),
  screen: z.enum(viewScreens),
  name: z.string().trim().min(1, "required").max(viewNameLength, "view_name_long"),
  query: z.string().max(2_000),
  columns: z.object({ hidden: columnNames, order: columnNames }).nullable(),
  isShared: z.boolean(),
  isDefault: z.boolean(),
});
export type SaveViewInput = z.output<typeof saveViewInput>;

export const deleteViewInput = z.object({ id: z.uuid() });
export type DeleteViewInput = z.output<typeof deleteViewInput>;
