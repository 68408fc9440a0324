import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { LabelWarning } from "#lib/papers/pen";

type LabelWarningsProps = {
  readonly labels: readonly {
    readonly waybillId: string;
    readonly orderNumber: string;
    readonly warnings: readonly LabelWarning[];
  }[];
};

/** What was replaced or cut on the labels of a batch, before they go on parcels. Nothing to say, nothing shown. */
export function LabelWarnings({ labels }: LabelWarningsProps) {
  const t = useTranslations("papers");
  if (labels.length === 0) return null;
  const words = (warning: LabelWarning) => {
    const field = warning.field === null ? "" : t(`fields.${fieldKey(warning.field)}`);
    return t(`warnings.${warning.code}`, { field, characters: warning.characters });
  };
  return (
    <details className="border-line border-b bg-soon-soft px-4 py-2 text-soon md:px-6">
      <summary className="cursor-pointer">
        <TriangleAlert aria-hidden className="mr-1 inline size-4" />
        {t("print.warnings", { count: labels.length })}
      </summary>
      <ul className="mt-2 space-y-1 text-ink text-meta">
        {labels.map((label) => (
          <li key={label.waybillId} className="flex flex-wrap gap-x-3">
            <span className="tabular-nums">{label.orderNumber}</span>
            {label.warnings.map((warning) => (
              <span key={`${warning.code} ${warning.field}`}>{words(warning)}</span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Keys of message files hold no dots. */
function fieldKey<F extends NonNullable<LabelWarning["field"]>>(field: F) {
  return field.replace(".", "_") as F extends `${infer A}.${infer B}` ? `${A}_${B}` : F;
}
