"use client";

import { X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonLook } from "../ui/button.tsx";
import { cn } from "../ui/class-names.ts";

type SelectionBarProps = {
  readonly count: number;
  readonly onClear: () => void;
  /** Where more rows are found than are here: selects all of them. */
  readonly all?: { readonly count: number; readonly isLoading: boolean; readonly ask: () => void };
  readonly children: ReactNode;
};

/** At the bottom of a table while rows are selected: how many, and what can be done with them. */
export function SelectionBar({ count, onClear, all, children }: SelectionBarProps) {
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
      {all ? (
        <button
          type="button"
          disabled={all.isLoading}
          onClick={all.ask}
          className="mr-2 text-accent-ink hover:underline disabled:opacity-60"
        >
          {t(all.isLoading ? "table.loadingAll" : "table.selectFound", { count: format.number(all.count) })}
        </button>
      ) : null}
      {children}
    </div>
  );
}
