import { ok, type Result, refuse } from "#lib/kit/result";

/** One product of an order as the export tells it. */
export type CellProduct = {
  /** The 【n】 in front of it; null in files that write one product per row without a number. */
  readonly index: number | null;
  readonly title: string;
  readonly attributes: string;
  readonly sku: string;
  readonly quantity: number;
  readonly unit: string;
  /** 物流等级 & 买家选择物流 of this line. */
  readonly service: string;
};

export type ProductsRefusal = {
  readonly code: "products_missing" | "product_title_missing" | "quantity_missing" | "quantity_invalid";
  readonly values: { readonly product: number };
};

type Part = "attributes" | "sku" | "quantity" | "service";

/** Chinese labels after public exports; the English ones are those of the seller centre's English screens. */
const labels: Readonly<Record<Part, string>> = {
  attributes: "产品属性|商品属性|Product Attributes?|Product Properties|Attributes?|SKU Attributes?|Properties",
  sku: "商家编码|Merchant Code|Seller Code|SKU Code|Product Code|SKU|Seller SKU",
  quantity: "产品数量|商品数量|数量|Product Quantity|Quantity|Qty",
  service:
    "物流等级\\s*&\\s*买家选择物流|物流等级|买家选择物流|Logistics Level\\s*&\\s*Buyer(?:'s)? Shipping Method|Shipping Level\\s*&\\s*Buyer(?:'s)? Shipping Method|Shipping Method|Logistics",
};

const partNames = ["attributes", "sku", "quantity", "service"] as const satisfies readonly Part[];
const anyLabel = new RegExp(
  `[(（]\\s*(?:${partNames.map((part) => `(?<${part}>${labels[part]})`).join("|")})\\s*[:：]`,
  "gi",
);

/** More pieces of one product than any parcel holds: a broken cell, or an order number in the wrong place. */
const maxQuantity = 100_000;

/**
 * All products of one cell: 【n】name (产品属性:…) (商家编码:…) (产品数量:2 piece) (物流等级&买家选择物流:…). Names and values
 * may hold brackets, line breaks and emoji; a value runs to the bracket before the next label. Refuses a product without
 * title or quantity, naming which.
 */
export function parseProductsCell(text: string): Result<readonly CellProduct[], ProductsRefusal> {
  const products: CellProduct[] = [];
  const blocks = blocksOf(text.replace(/\r\n?/g, "\n"));
  if (blocks.length === 0) return refuse({ code: "products_missing", values: { product: 1 } });
  for (const [position, block] of blocks.entries()) {
    const product = parseBlock(block, position + 1);
    if (!product.ok) return product;
    products.push(product.value);
  }
  return ok(products);
}

type Block = { readonly index: number | null; readonly text: string };

/** A name may hold 【2】 itself: the next block begins only after the one before it has named its quantity. */
function blocksOf(text: string): Block[] {
  if (text.trim() === "") return [];
  const first = /^\s*【\s*(\d{1,3})\s*】/.exec(text);
  if (!first) return [{ index: null, text }];
  const blocks: Block[] = [];
  let index = Number(first[1]);
  let start = first[0].length;
  for (;;) {
    const next = nextMarker(text, start, index + 1);
    blocks.push({ index, text: text.slice(start, next?.at ?? text.length) });
    if (!next) return blocks;
    start = next.end;
    index += 1;
  }
}

function nextMarker(text: string, from: number, index: number): { at: number; end: number } | null {
  const marker = new RegExp(`[)）\\s]【\\s*${index}\\s*】`, "g");
  marker.lastIndex = from;
  for (let match = marker.exec(text); match; match = marker.exec(text)) {
    const before = labelsOf(text.slice(from, match.index + 1));
    if (before.has("quantity")) return { at: match.index + 1, end: match.index + match[0].length };
  }
  return null;
}

type Label = { readonly at: number; readonly end: number };

/** Where each label stands; of two alike the last counts, since a name may quote one. */
function labelsOf(text: string): Map<Part, Label> {
  const found = new Map<Part, Label>();
  for (const match of text.matchAll(anyLabel)) {
    const part = partNames.find((name) => match.groups?.[name] !== undefined);
    if (part) found.set(part, { at: match.index, end: match.index + match[0].length });
  }
  return found;
}

function parseBlock(block: Block, position: number): Result<CellProduct, ProductsRefusal> {
  const found = labelsOf(block.text);
  const inOrder = [...found.values()].sort((a, b) => a.at - b.at);
  const titleEnd = inOrder[0]?.at ?? block.text.length;
  const title = block.text.slice(0, titleEnd).trim();
  const values = { product: block.index ?? position };
  if (title === "") return refuse({ code: "product_title_missing", values });
  const valueIn = (part: Part): string => {
    const label = found.get(part);
    if (!label) return "";
    const next = inOrder.find((other) => other.at > label.at);
    return withoutBracket(block.text.slice(label.end, next?.at ?? block.text.length));
  };
  if (!found.has("quantity")) return refuse({ code: "quantity_missing", values });
  const amount = /^(\d{1,9})(?!\d|[.,]\d)\s*(.*)$/s.exec(valueIn("quantity").normalize("NFKC"));
  const quantity = Number(amount?.[1] ?? 0);
  if (quantity < 1 || quantity > maxQuantity) return refuse({ code: "quantity_invalid", values });
  const unit = (amount?.[2] ?? "").trim();
  return ok({
    index: block.index,
    title,
    attributes: valueIn("attributes"),
    sku: valueIn("sku"),
    quantity,
    unit,
    service: valueIn("service"),
  });
}

function withoutBracket(value: string): string {
  return value
    .trimEnd()
    .replace(/[)）]$/, "")
    .trim();
}

/** The same products as the export writes them. */
export function renderProductsCell(products: readonly Omit<CellProduct, "index">[]): string {
  return products
    .map((product, position) =>
      [
        `【${position + 1}】${product.title}`,
        `(产品属性:${product.attributes})`,
        `(商家编码:${product.sku})`,
        `(产品数量:${product.quantity} ${product.unit})`,
        `(物流等级&买家选择物流:${product.service})`,
      ].join(" "),
    )
    .join("\n");
}
