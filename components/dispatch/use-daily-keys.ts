"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Lane } from "#lib/dispatch/daily-lanes";
import { viewKeys } from "#lib/dispatch/saved-view";
import type { RowKey } from "@/components/data-table/features";
import type { KeyGroup } from "@/components/ui/key-map";
import { useKeys } from "@/components/ui/use-keys";
import type { ShownRow } from "./daily-cells.tsx";
import { openRepairs } from "./repair-place.ts";
import { askForView } from "./saved-views.tsx";

type DailyKeysOptions = {
  readonly lane: Lane;
  readonly mayDispatch: boolean;
  readonly mayEdit: boolean;
  /** For the selected orders, else the one that the keyboard stands on. Keep them stable. */
  readonly onEdit: (rows: readonly ShownRow[]) => void;
  readonly onTag: (rows: readonly ShownRow[]) => void;
  readonly onHold: (rows: readonly ShownRow[]) => void;
  /** For the selected orders, else for all that the list finds. */
  readonly onDispatch: () => void;
};

/** The daily list's own keys beside those of every table. */
export function useDailyKeys({ lane, mayDispatch, mayEdit, onEdit, onTag, onHold, onDispatch }: DailyKeysOptions) {
  const t = useTranslations("daily");
  const ui = useTranslations("ui.keys");
  const router = useRouter();
  const page = useMemo<KeyGroup>(() => {
    const views = Array.from({ length: viewKeys }, (_, at) => ({
      keys: [String(at + 1)],
      text: t("views.openKey"),
      run: () => askForView(at + 1),
      shown: at === 0 ? `1–${viewKeys}` : null,
    }));
    return {
      title: ui("screen"),
      order: 20,
      lines: [
        ...(mayDispatch ? [{ keys: ["mod+enter"], text: t("keys.dispatch"), run: onDispatch }] : []),
        // from nowhere the list is gone through from its first order; from a row it is the row's key below
        ...(lane === "repair"
          ? [{ keys: ["r"], text: t("keys.goThrough"), run: () => openRepairs(null), shown: null }]
          : []),
        { keys: ["v"], text: t("views.key"), run: () => askForView(0) },
        ...views,
      ],
    };
  }, [t, ui, lane, mayDispatch, onDispatch]);
  useKeys(page);
  return useMemo<readonly RowKey<ShownRow>[]>(() => {
    const forRows = (act: (rows: readonly ShownRow[]) => void) => (row: ShownRow, selected: readonly ShownRow[]) =>
      act(selected.length > 0 ? selected : [row]);
    return [
      ...(lane === "repair"
        ? [{ keys: ["r"], text: t("keys.goThrough"), run: (row: ShownRow) => openRepairs(row.orderId) }]
        : []),
      {
        keys: ["s"],
        text: t("keys.solutions"),
        run: (row: ShownRow) => router.push(`${row.href}&part=solutions`, { scroll: false }),
      },
      ...(mayEdit
        ? [
            { keys: ["e"], text: t("edit.key"), run: forRows(onEdit) },
            { keys: ["t"], text: t("tags.key"), run: forRows(onTag) },
          ]
        : []),
      ...(mayDispatch ? [{ keys: ["h"], text: t("keys.hold"), run: forRows(onHold) }] : []),
    ];
  }, [t, router, lane, mayEdit, mayDispatch, onEdit, onTag, onHold]);
}
