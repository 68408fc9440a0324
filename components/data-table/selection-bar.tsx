"use client";

import { X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonLook } from "../ui/button.tsx";
import { cn } from "../ui/class-names.ts";

type SelectionBarProps = { readonly count: number; readonly onClear: () => void; readonly children: ReactNode };

/** At the bottom of a table while rows are selected: how many, and what can be done with them. */
export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  const t = useTranslations("ui");
  const format = useFormatter();
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-t bg-raised px-4 py-2 shadow-float">
      <span aria-live="polite" className="font-medium">
        {t("table.selected", { count: format.number(count) })}
      </span>
      <button
        type="button"
        aria-label={t("table.clear")}
        onClick={onClear}
        className={cn(buttonLook({ look: "ghost", size: "icon-small" }), "mr-2")}
      >
        <X aria-hidden className="size-4" />
      </button>
      {children}
    </div>
  );
}
