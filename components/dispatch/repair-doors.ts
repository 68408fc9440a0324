import type { ServerAction } from "@/components/form/use-action";

type Reached = { readonly orders: number };

/** What a repair can be sent to; null where the person may not. */
export type RepairDoors = {
  readonly recipient: ServerAction<
    { orderId: string; alsoOf: string[]; fields: { name: string; seen: string; value: string }[] },
    Reached
  > | null;
  readonly taxId: ServerAction<{ orderId: string; value: string }, Reached> | null;
  readonly product: ServerAction<
    {
      productId: string;
      facts: Record<string, string | number | null>;
      seen: Record<string, string>;
      isProposed: boolean;
    },
    Reached
  > | null;
  readonly match: ServerAction<{ lineKey: string; productId: string }, Reached> | null;
  readonly newProduct: ServerAction<
    { lineKeys: string[]; facts: Record<string, string | number | null> },
    Reached
  > | null;
  readonly msds: ServerAction<{ msdsId: string; productIds: string[] }, { readonly products: number }> | null;
  readonly solution: ServerAction<
    { orderId: string; solutionCode: string | null; consentNote: string | null; reason: string },
    null
  > | null;
  readonly hold: ServerAction<{ orderIds: string[] }, { readonly changed: readonly string[] }> | null;
};
