"use client";

import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useTemplateWords } from "./template-words.ts";

type TemplateConflictProps = {
  readonly by: string;
  /** Names of fields, apart by spaces. */
  readonly fields: string;
  readonly onKeep: () => void;
  readonly onTake: () => void;
};

/** Somebody else saved the template meanwhile: who, what changed, and what to do about it. */
export function TemplateConflict({ by, fields, onKeep, onTake }: TemplateConflictProps) {
  const t = useTranslations("templates");
  const words = useTemplateWords();
  const names = fields.split(" ").filter((name) => name !== "");
  const named = words.list(names.map((name) => t(`columns.${name}` as never)));
  return (
    <div role="alert" className="rounded-md border border-line bg-soon-soft px-3 py-2.5 text-soon">
      <p className="flex items-start gap-2">
        <Users aria-hidden className="mt-0.5 size-4 shrink-0" />
        {names.length > 0 ? t("editor.changedBy", { by, fields: named }) : t("editor.changedByOnly", { by })}
      </p>
      <div className="mt-2 flex flex-wrap gap-2 pl-6">
        <Button size="small" onClick={onKeep}>
          {t("editor.keepMine")}
        </Button>
        <Button size="small" look="ghost" onClick={onTake}>
          {t("editor.takeTheirs")}
        </Button>
      </div>
    </div>
  );
}
