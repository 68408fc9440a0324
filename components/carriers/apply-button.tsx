"use client";

import { useTranslations } from "next-intl";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

export type ApplyDoor = ServerAction<{ readonly carrierCode: string }, { readonly certificationId: string }>;

/** Opens a certification: the first one, or another beside that which runs. */
export function ApplyButton({
  carrierCode,
  isFirst,
  door,
}: {
  readonly carrierCode: string;
  readonly isFirst: boolean;
  readonly door: ApplyDoor;
}) {
  const t = useTranslations("certification");
  const { run, isPending } = useAction(door, { t, onDone: () => toast(t("certification.applied")) });
  return (
    <Button look={isFirst ? "primary" : "secondary"} isPending={isPending} onClick={() => run({ carrierCode })}>
      {t(isFirst ? "certification.apply" : "certification.applyAgain")}
    </Button>
  );
}
