import { z } from "zod";

/** The product list's state in its address: words, only incomplete ones, and the place in the list. */
const schema = z.object({
  q: z.string().trim().max(100).catch(""),
  missing: z.literal("1").optional().catch(undefined),
  after: z
    .string()
    .regex(/^\d{1,16}\.[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
});

export type ProductSearch = {
  readonly q: string;
  readonly missing: boolean;
  readonly after: { readonly at: number; readonly id: string } | null;
  readonly size: number;
};

export const productPageSize = 50;

/** Reads the address; what it does not understand it leaves out. */
export function parseProductSearch(params: Readonly<Record<string, string | string[] | undefined>>): ProductSearch {
  const { q, missing, after } = schema.parse({
    q: first(params.q) ?? "",
    missing: first(params.missing),
    after: first(params.after),
  });
  const [at = "", id = ""] = after?.split(".") ?? [];
  return { q, missing: missing === "1", after: after ? { at: Number(at), id } : null, size: productPageSize };
}

/** The place after a row, for the address. */
export function productCursor(row: { readonly updatedAt: number; readonly id: string }): string {
  return `${row.updatedAt}.${row.id}`;
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
