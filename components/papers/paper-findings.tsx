import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { LabelWarning } from "#lib/papers/pen";

type PaperFindingsProps = {
  readonly parcels: readonly {
    readonly waybillId: string;
    readonly orderNumber: string;
    readonly warnings: readonly LabelWarning[];
  }[];
};

/** What was replaced, spelt or cut on the trade papers of a batch. Nothing to say, nothing shown. */
export function PaperFindings({ parcels }: PaperFindingsProps) {
  const t = useTranslations("downloads");
  if (parcels.length === 0) return null;
  const words = ({ code, field, characters }: LabelWarning) => {
    const key = `fields.${(field ?? "number").replace(".", "_")}`;
    const finding = `findings.${code}`;
    if (!t.has(finding as never)) return code;
    return t(finding as never, { field: t.has(key as never) ? t(key as never) : (field ?? ""), characters } as never);
  };
  return (
    <details className="border-line border-b bg-soon-soft px-4 py-2 text-soon md:px-6">
      <summary className="cursor-pointer">
        <TriangleAlert aria-hidden className="mr-1 inline size-4" />
        {t("findings.title", { count: parcels.length })}
      </summary>
      <ul className="mt-2 space-y-1 text-ink text-meta">
        {parcels.map(({ waybillId, orderNumber, warnings }) => (
          <li key={waybillId} className="flex flex-wrap gap-x-3">
            <span className="tabular-nums">{orderNumber}</span>
            {warnings.map((warning) => (
              <span key={`${warning.code} ${warning.field}`}>{words(warning)}</span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
