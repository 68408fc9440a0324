"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { EditConflict } from "#lib/dispatch/edit-conflict";
import { Button } from "@/components/ui/button";

export type ConflictField = "weight" | "solution" | "codes";
export type ShownConflict = EditConflict<string | number | null> & { readonly field: ConflictField };

type EditConflictsProps = {
  readonly conflicts: readonly ShownConflict[];
  readonly say: (of: { field: ConflictField; value: string | number | null }) => string;
  readonly mineOf: (conflict: ShownConflict) => string | number | null;
  readonly isPending: boolean;
  readonly onKeep: (list: readonly ShownConflict[]) => void;
  readonly onPut: (list: readonly ShownConflict[]) => void;
};

/** Somebody else saved first: their value beside mine, and which of the two shall stand. */
export function EditConflicts({ conflicts, say, mineOf, isPending, onKeep, onPut }: EditConflictsProps) {
  const t = useTranslations("daily.edit.conflict");
  return (
    <section role="alert" className="pb-2">
      <h3 className="flex items-center gap-2 font-medium">
        <TriangleAlert aria-hidden className="size-4 text-soon" />
        {t("title")}
      </h3>
      <ul className="mt-2 max-h-80 overflow-y-auto">
        {conflicts.map((conflict) => {
          const { field, id, name, by, theirs } = conflict;
          return (
            <li key={`${field} ${id}`} className="flex flex-wrap items-center gap-2 border-line border-t py-2">
              <span className="min-w-0 flex-1 basis-64">
                {t("text", {
                  ...{ name, by: by || "none", field: t(field) },
                  theirs: say({ field, value: theirs }),
                  mine: say({ field, value: mineOf(conflict) }),
                })}
              </span>
              <Button size="small" onClick={() => onKeep([conflict])}>
                {t("keep")}
              </Button>
              <Button size="small" isPending={isPending} onClick={() => onPut([conflict])}>
                {t("put")}
              </Button>
            </li>
          );
        })}
      </ul>
      {conflicts.length > 1 ? (
        <div className="mt-2 flex justify-end gap-2 border-line border-t pt-3">
          <Button onClick={() => onKeep(conflicts)}>{t("keepAll")}</Button>
          <Button isPending={isPending} onClick={() => onPut(conflicts)}>
            {t("putAll")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
