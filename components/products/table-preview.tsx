"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RowChange } from "#lib/products/nomenclature/compare-tables";
import type { TablePreview } from "#lib/products/nomenclature/table-preview";
import { FormRefusal } from "@/components/form/form-refusal";
import { Button } from "@/components/ui/button";
import { dottedCode } from "./hs-words.ts";

type TablePreviewViewProps = {
  readonly preview: TablePreview;
  readonly refusal: string | null;
  readonly isSaving: boolean;
  readonly onConfirm: () => void;
  readonly onAnother: () => void;
};

/** What a table would bring: refused rows first, then what is new, what changes and what ends. */
export function TablePreviewView({ preview, refusal, isSaving, onConfirm, onAnother }: TablePreviewViewProps) {
  const t = useTranslations("nomenclature.importPage");
  const own = useTranslations("nomenclature");
  const { counts, refused, added, changed, ended } = preview;
  return (
    <div className="flex flex-col gap-4 px-4 pb-8 md:px-6">
      <p role="status">
        {preview.fileName} · {preview.validFrom} · {t("counts", counts)}
      </p>
      {counts.refused > 0 ? <p className="text-soon">{t(preview.isComplete ? "mustFix" : "partFix")}</p> : null}
      <FormRefusal text={refusal} />
      <div className="flex gap-2">
        <Button onClick={onAnother}>{t("another")}</Button>
        <Button look="primary" disabled={!preview.isSavable} isPending={isSaving} onClick={onConfirm}>
          {t("confirm", { count: counts.added + counts.changed })}
        </Button>
      </div>
      <Part title={t("refused")} count={counts.refused} shown={refused.length}>
        {refused.map(({ row, code, problems }) => (
          <li key={row} className="flex gap-1.5 text-alarm">
            <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            <span>
              <strong>{t("row", { row, code })}</strong>{" "}
              {problems
                .map(({ column, code: problem, values }) => {
                  return `${own(`sheetColumns.${column}`)}: ${own(`rowProblems.${problem}`, { ...values })}`;
                })
                .join("; ")}
            </span>
          </li>
        ))}
      </Part>
      <Part title={t("changed")} count={counts.changed} shown={changed.length}>
        {changed.map((change) => (
          <li key={change.code}>
            <span className="tabular-nums">{dottedCode(change.code)}</span> {change.nameZh}
            {change.facts.map((fact) => (
              <span key={fact} className="block pl-4 text-ink-soft text-meta">
                {own(`facts.${fact}`)}: {t("before")} {said(change.before[fact])} → {t("after")}{" "}
                {said(change.after[fact])}
              </span>
            ))}
          </li>
        ))}
      </Part>
      {(
        [
          ["added", added],
          ["ended", ended],
        ] as const
      ).map(([what, rows]) => (
        <Part key={what} title={t(what)} count={counts[what]} shown={rows.length}>
          {rows.map(({ code, nameZh }) => (
            <li key={code}>
              <span className="tabular-nums">{dottedCode(code)}</span> {nameZh}
            </li>
          ))}
        </Part>
      ))}
    </div>
  );
}

function said(value: RowChange["after"][keyof RowChange["after"]]): string {
  if (value === null || value === "") return "—";
  return typeof value === "object" ? value.join("；") : String(value);
}

type PartProps = {
  readonly title: string;
  readonly count: number;
  readonly shown: number;
  readonly children: React.ReactNode;
};

function Part({ title, count, shown, children }: PartProps) {
  const t = useTranslations("nomenclature.importPage");
  if (count === 0) return null;
  return (
    <section>
      <h2 className="font-medium">{`${title} ${count}`}</h2>
      <ul className="mt-1 flex flex-col gap-1">{children}</ul>
      {shown < count ? <p className="mt-1 text-ink-soft text-meta">{t("shown", { count: shown })}</p> : null}
    </section>
  );
}
