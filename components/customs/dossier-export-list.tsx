import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { DossierExportState } from "#lib/customs/dossier/export-states";
import { Progress } from "@/components/ui/progress";

export type ListedExport = {
  readonly id: string;
  readonly declarations: number;
  readonly state: DossierExportState;
  readonly total: number;
  readonly done: number;
  readonly byteLength: number;
  readonly createdBy: string;
  readonly createdAt: number;
};

/** What was packed, the latest first. */
export function DossierExportList({
  base,
  exports,
}: {
  readonly base: string;
  readonly exports: readonly ListedExport[];
}) {
  const t = useTranslations("dossier");
  const format = useFormatter();
  return (
    <section aria-label={t("export.label")} className="border-line border-t px-4 py-4 md:px-6">
      <h2 className="mb-2 font-medium">{t("export.label")}</h2>
      <ul className="flex max-w-[720px] flex-col gap-2">
        {exports.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span className="text-ink-soft">
              {t("export.of", {
                count: one.declarations,
                on: format.dateTime(one.createdAt, { dateStyle: "medium", timeStyle: "short" }),
                name: one.createdBy,
              })}
            </span>
            <ExportStanding base={base} packed={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ExportStanding({ base, packed }: { readonly base: string; readonly packed: ListedExport }) {
  const t = useTranslations("dossier");
  const format = useFormatter();
  const { id, state, done, total, byteLength } = packed;
  if (state === "ready") {
    const [value, unit] =
      byteLength < 1_000_000 ? [byteLength / 1000, "kilobyte"] : [byteLength / 1_000_000, "megabyte"];
    const size = format.number(value, { style: "unit", unit, maximumFractionDigits: 1 });
    return (
      <a className="inline-flex items-center gap-1 text-accent-ink hover:underline" href={`${base}/${id}`} download>
        <Download aria-hidden className="size-3.5" />
        {t("export.ready", { size })}
      </a>
    );
  }
  if (state === "running") {
    const label = t("export.running", { done, total });
    return (
      <span className="w-40">
        <Progress done={done} total={Math.max(total, 1)} label={label}>
          {label}
        </Progress>
      </span>
    );
  }
  return <span className={state === "failed" ? "text-alarm" : "text-ink-soft"}>{t(`export.${state}`)}</span>;
}
