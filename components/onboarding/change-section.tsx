"use client";

import { PencilLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SectionKey } from "#lib/onboarding/sections";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useWizard } from "./wizard-context.tsx";
import { wordsFor } from "./words.ts";

/** Opens one material of an approved application for a change; nothing where there is nothing to open. */
export function ChangeSection({ section }: { readonly section: SectionKey }) {
  const t = useTranslations("onboarding");
  const { view, kind, rights, doors, adopt } = useWizard();
  const words = wordsFor(t, kind);
  const [isAsking, setAsking] = useState(false);
  const { run, isPending } = useAction(doors.reopen, {
    t,
    onDone: (seen) => {
      setAsking(false);
      adopt(seen.view);
    },
  });
  if (view.state !== "approved" || !rights.edit || section === "declaration") return null;
  return (
    <div className="mt-6">
      <Button className="max-md:h-11" onClick={() => setAsking(true)}>
        <PencilLine aria-hidden className="size-4" />
        {t("progress.change")}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t("progress.changeTitle", { name: words.say("sections", section) })}
        text={t("progress.changeText")}
        verb={t("progress.change")}
        isPending={isPending}
        onConfirm={() => run({ section })}
      />
    </div>
  );
}
