"use client";

import { useTranslations } from "next-intl";
import type { DeclarationLane } from "#lib/customs/declaration-lane";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

type DeclareAgainProps = {
  readonly declarationId: string;
  readonly declare: ServerAction<
    { readonly declarationId: string },
    { readonly lane: DeclarationLane; readonly findings: readonly unknown[]; readonly closures: readonly unknown[] }
  >;
};

/** Reads the facts anew, checks them, and sends what is right; what is still wrong stands on the page at once. */
export function DeclareAgain({ declarationId, declare }: DeclareAgainProps) {
  const t = useTranslations("customs-pages");
  const { run, isPending } = useAction(declare, {
    t,
    onDone: ({ lane, findings, closures }) => {
      const left = findings.length + closures.length;
      if (lane === "stopped") toast.error(t("again.stopped", { count: left }));
      else toast.success(t("again.sent"));
    },
  });
  return (
    <Button look="primary" isPending={isPending} onClick={() => run({ declarationId })}>
      {t("again.verb")}
    </Button>
  );
}
