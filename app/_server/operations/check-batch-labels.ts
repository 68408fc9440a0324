import { getBatchLabels } from "#db/queries/papers";
import { inScope, type SellerScope } from "#db/scope";
import type { LabelData } from "#lib/papers/label-data";
import type { LabelWarning } from "#lib/papers/pen";
import { labelWarnings } from "#server/gateways/pdf/check-label";

export type WarnedLabel = {
  readonly waybillId: string;
  readonly orderNumber: string;
  readonly warnings: readonly LabelWarning[];
};

/** Labels of a batch on which something was replaced, spelt in Latin or cut, in the order of the list. */
export async function checkBatchLabels(scope: SellerScope, batchId: string): Promise<WarnedLabel[]> {
  const labels = (await inScope(scope, (db) => getBatchLabels(db, batchId))) ?? [];
  // The data was frozen by `labelFromBooking`, so it has the shape of `LabelData`.
  const data = labels.map((label) => label.data as LabelData);
  return labelWarnings(data)
    .map((warnings, index) => ({
      waybillId: labels[index]?.waybillId ?? "",
      orderNumber: data[index]?.orderNumber ?? "",
      warnings,
    }))
    .filter((label) => label.warnings.length > 0);
}
