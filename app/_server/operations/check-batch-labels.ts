import { getBatchLabelHashes, getLabelData } from "#db/queries/papers";
import { inScope, type SellerScope } from "#db/scope";
import type { LabelData } from "#lib/papers/label-data";
import type { LabelWarning } from "#lib/papers/pen";
import { labelWarnings } from "#server/gateways/pdf/check-label";

export type WarnedLabel = {
  readonly waybillId: string;
  readonly orderNumber: string;
  readonly warnings: readonly LabelWarning[];
};

/** By hash: a frozen label never loses anything else. The oldest go first when there are too many. */
const known = new Map<string, Omit<WarnedLabel, "waybillId">>();
const mostKnown = 20_000;

/** Labels of a batch on which something was replaced, spelt in Latin or cut, in the order of the list. */
export async function checkBatchLabels(scope: SellerScope, batchId: string): Promise<WarnedLabel[]> {
  const labels = await inScope(scope, async (db) => {
    const found = await getBatchLabelHashes(db, batchId);
    const missing = found.filter((label) => !known.has(label.hash)).map((label) => label.waybillId);
    remember(await getLabelData(db, missing));
    return found;
  });
  return labels.flatMap(({ hash, waybillId }) => {
    const label = known.get(hash);
    return label && label.warnings.length > 0 ? [{ waybillId, ...label }] : [];
  });
}

function remember(labels: readonly { readonly hash: string; readonly data: unknown }[]): void {
  // The data was frozen by `labelFromBooking`, so it has the shape of `LabelData`.
  const data = labels.map((label) => label.data as LabelData);
  labelWarnings(data).forEach((warnings, index) => {
    const { hash = "" } = labels[index] ?? {};
    known.set(hash, { orderNumber: data[index]?.orderNumber ?? "", warnings });
  });
  for (const hash of known.keys()) {
    if (known.size <= mostKnown) return;
    known.delete(hash);
  }
}
