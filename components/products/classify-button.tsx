"use client";

import { useTranslations } from "next-intl";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

type ClassifyButtonProps = {
  readonly classify: ServerAction<unknown, null>;
  readonly count: number;
};

/** Has the products looked at that are still to be looked at; they come in as they are done. */
export function ClassifyButton({ classify, count }: ClassifyButtonProps) {
  const t = useTranslations("hs");
  const action = useAction(classify, { t, onDone: () => toast(t("work.classifying")) });
  return (
    <Button isPending={action.isPending} onClick={() => action.run({})}>
      {t("work.classify", { count })}
    </Button>
  );
}
