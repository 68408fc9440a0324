"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { viewKeys } from "#lib/dispatch/saved-view";
import type { RowKey } from "@/components/data-table/features";
import type { KeyGroup } from "@/components/ui/key-map";
import { useKeys } from "@/components/ui/use-keys";
import type { ShownRow } from "./daily-cells.tsx";
import { askForView } from "./saved-views.tsx";

type DailyKeysOptions = {
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
export function useDailyKeys({ mayDispatch, mayEdit, onEdit, onTag, onHold, onDispatch }: DailyKeysOptions) {
  const t = useTranslations("daily");
  const router = useRouter();
  const page = useMemo<KeyGroup>(() => {
    const views = Array.from({ length: viewKeys }, (_, at) => ({
      keys: [String(at + 1)],
      text: t("views.openKey"),
      run: () => askForView(at + 1),
      shown: at === 0 ? `1–${viewKeys}` : null,
    }));
    return {
      title: t("keys.page"),
      order: 20,
      lines: [
        ...(mayDispatch ? [{ keys: ["mod+enter"], text: t("keys.dispatch"), run: onDispatch }] : []),
        { keys: ["v"], text: t("views.key"), run: () => askForView(0) },
        ...views,
      ],
    };
  }, [t, mayDispatch, onDispatch]);
  useKeys(page);
  return useMemo<readonly RowKey<ShownRow>[]>(() => {
    const forRows = (act: (rows: readonly ShownRow[]) => void) => (row: ShownRow, selected: readonly ShownRow[]) =>
      act(selected.length > 0 ? selected : [row]);
    return [
      {
        keys: ["s"],
        text: t("keys.solutions"),
        run: (row) => router.push(`${row.href}&part=solutions`, { scroll: false }),
      },
      ...(mayEdit
        ? [
            { keys: ["e"], text: t("edit.key"), run: forRows(onEdit) },
            { keys: ["t"], text: t("tags.key"), run: forRows(onTag) },
          ]
        : []),
      ...(mayDispatch ? [{ keys: ["h"], text: t("keys.hold"), run: forRows(onHold) }] : []),
    ];
  }, [t, router, mayEdit, mayDispatch, onEdit, onTag, onHold]);
}
