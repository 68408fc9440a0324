"use client";

import { X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonLook } from "../ui/button.tsx";
import { cn } from "../ui/class-names.ts";
import type { FoundRows } from "./features.ts";

type SelectionBarProps = {
  readonly count: number;
  readonly onClear: () => void;
  /** Where more rows are found than are here: selects all of them. */
  readonly all?: { readonly count: number; readonly isLoading: boolean; readonly ask: () => void };
  /** Where the rows are one page of those that the filters find: offers to choose all of these, and the way back. */
  readonly found?: FoundRows;
  readonly children: ReactNode;
};

/** At the bottom of a table while rows are selected: how many, and what can be done with them. */
export function SelectionBar({ count, onClear, all, found, children }: SelectionBarProps) {
  const t = useTranslations("ui");
  const format = useFormatter();
  const isFound = (found?.chosen ?? null) !== null;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-t bg-raised px-4 py-2 shadow-float">
      <span aria-live="polite" className="font-medium">
        {t(isFound ? "table.selectedFound" : "table.selected", { count: format.number(count) })}
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
      {found && !found.isHeld && (isFound || found.total > count) ? (
        // one button there and back, so that the keyboard stays where it is
        <button
          type="button"
          aria-disabled={found.isLoading}
          onClick={found.isLoading ? undefined : isFound ? found.forget : found.ask}
          className="mr-2 text-accent-ink hover:underline aria-disabled:opacity-60"
        >
          {found.isLoading
            ? t("table.findingAll")
            : isFound
              ? t("table.onlyPage")
              : t("table.selectMatching", { count: format.number(found.total) })}
        </button>
      ) : null}
      {children}
    </div>
  );
}
