import { z } from "zod";

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => !/\p{Cc}/u.test(text), { message: "control_characters" });

/** Declaration elements of one product, in the order of its code; units are customs' three digits, null: as the table says. */
export const saveElementsInput = z.object({
  productId: z.uuid(),
  values: z.array(z.object({ name: line(60), value: line(200) })).max(40),
  legalUnit: z.string().max(3).nullable(),
  secondUnit: z.string().max(3).nullable(),
});
export type SaveElementsInput = z.output<typeof saveElementsInput>;
