"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatScaled } from "#lib/kit/money";
import type { BatteryFinding } from "#lib/products/battery-limits";

/** Where a battery is above what small-parcel lines take; nothing where it is not. */
export function MsdsFindings({ findings }: { readonly findings: readonly BatteryFinding[] }) {
  const t = useTranslations("msds");
  if (findings.length === 0) return null;
  return (
    <div className="flex items-start gap-2 rounded-md bg-soon-soft px-3 py-2 text-meta text-soon">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div>
        <p>{t("findings.title")}</p>
        <ul className="list-inside list-disc">
          {findings.map(({ code, value, limit }) => (
            <li key={code}>{t(`findings.${code}`, { value: milliText(value), limit: milliText(limit) })}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Thousandths as a plain number: 15400 → "15.4". */
export function milliText(milli: number): string {
  return formatScaled(milli, 3).replace(/\.?0+$/, "");
}
