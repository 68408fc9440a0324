"use client";

import { CircleAlert, Clock, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ImportFinding } from "#lib/orders/import-finding";

/** One finding of a row in words: why it is refused and how to fix it, what changes, what is odd. */
export function FindingLine({ finding }: { readonly finding: ImportFinding }) {
  const t = useTranslations("intake");
  switch (finding.kind) {
    case "difference":
      return (
        <p className="break-words text-ink-soft">
          {t("table.change", {
            field: t(`fields.${finding.field}`),
            before: finding.before || t("table.nothing"),
            after: finding.after || t("table.nothing"),
          })}
        </p>
      );
    case "effect": {
      const { effect } = finding;
      const key =
        effect.kind === "offer_cancel"
          ? (`offer_cancel_${effect.because}` as const)
          : effect.kind === "hold"
            ? (`hold_${effect.reason}` as const)
            : effect.kind;
      return (
        <Line icon={Clock} tone="text-soon">
          {t(`effects.${key}`)}
        </Line>
      );
    }
    case "warning":
      return (
        <Line icon={TriangleAlert} tone="text-soon">
          {t(`warnings.${finding.code}`, { ...finding.values })}
        </Line>
      );
    case "problem":
      return (
        <Line icon={CircleAlert} tone="text-alarm">
          {finding.column === null ? null : <strong>{t(`columns.${finding.column}`)} </strong>}
          {t(`problems.${finding.code}`, { ...finding.values })}
          <span className="text-ink"> {t(`fixes.${finding.code}`, { ...finding.values })}</span>
        </Line>
      );
  }
}

type LineProps = { readonly icon: LucideIcon; readonly tone: string; readonly children: ReactNode };

function Line({ icon: Icon, tone, children }: LineProps) {
  return (
    <p className={`flex gap-1.5 ${tone}`}>
      <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}
