import { z } from "zod";
import { wayDoubts, wayReasons } from "./choose-way.ts";
import { declarationWayCodes } from "./facts.ts";

const party = z.object({ code: z.string(), name: z.string() });

const choice = z.object({
  way: z.enum(declarationWayCodes),
  reasons: z.array(z.enum(wayReasons)),
  doubts: z.array(z.enum(wayDoubts)),
  isSetByPerson: z.boolean(),
});

const frozenView = z.object({
  /** Missing of what was frozen before it was kept. */
  choice: choice.optional(),
  parcel: z.object({
    grossGrams: z.number(),
    exportDate: z.string(),
    currency: z.string(),
    freight: z.object({ minor: z.number(), currency: z.string() }),
    logistics: party,
    goods: z.array(
      z.object({
        sourceId: z.string(),
        itemNo: z.string(),
        itemName: z.string(),
        declaredName: z.string(),
        model: z.string(),
        code: z.object({ digits: z.string() }).nullable(),
        /** Hundred-thousandths. */
        quantity: z.number(),
        unit: z.string(),
        totalMinor: z.number(),
        netGrams: z.number().nullable(),
      }),
    ),
  }),
  seller: z.object({
    agent: party,
    declarationOffice: z.string(),
    exitOffice: z.string(),
  }),
});

/** What of a frozen declaration is shown to people. */
export type FrozenView = z.output<typeof frozenView>;

/** Reads the frozen facts of a declaration; null for those of a layout that is no longer understood. */
export function readFrozen(facts: unknown): FrozenView | null {
  const parsed = frozenView.safeParse(facts);
  return parsed.success ? parsed.data : null;
}
