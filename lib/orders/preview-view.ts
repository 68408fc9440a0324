import type { OrderContent } from "./draft.ts";
import type { ImportFinding } from "./import-finding.ts";
import type { ImportVerdict } from "./states.ts";

/** A row of the preview as the screen shows it. `order` is missing for refused rows and further rows of an order. */
export type PreviewRowView = {
  readonly rowNumber: number;
  readonly verdict: ImportVerdict;
  readonly orderNumber: string;
  readonly order: {
    readonly recipientName: string;
    readonly country: string | null;
    readonly countryText: string;
    readonly statusText: string;
    readonly goods: string;
    readonly remark: string;
  } | null;
  readonly findings: readonly ImportFinding[];
};

export type PreviewPage = { readonly rows: readonly PreviewRowView[]; readonly next: number | null };

/** Rows per request of the preview. */
export const previewPageSize = 50;

/** What the screen needs of a kept row. */
export function previewRowView(row: {
  readonly rowNumber: number;
  readonly verdict: ImportVerdict;
  readonly orderNumber: string;
  readonly content: unknown;
  readonly findings: readonly ImportFinding[];
}): PreviewRowView {
  const { rowNumber, verdict, orderNumber, findings } = row;
  const content = isDraft(row.content) ? row.content.content : null;
  const order = content && {
    recipientName: content.recipientName,
    country: content.country,
    countryText: content.countryText,
    statusText: content.platformStatusText,
    goods: goodsText(content),
    remark: content.remark,
  };
  return { rowNumber, verdict, orderNumber, order, findings };
}

function isDraft(content: unknown): content is { readonly content: OrderContent } {
  return typeof content === "object" && content !== null && "content" in content;
}

/** "SKU-1 × 2, SKU-2 × 1": the 商家编码, or the title where there is none. */
export function goodsText(order: {
  readonly lines: readonly { readonly sku: string; readonly title: string; readonly quantity: number }[];
}): string {
  return order.lines.map((line) => `${line.sku || line.title} × ${line.quantity}`).join(", ");
}
