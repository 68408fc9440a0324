"use client";

import { DoorOpen, LogOut } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { leave } from "@/components/layout/leave";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useWizard } from "./wizard-context.tsx";

type LeaveButtonProps = { readonly signOut: () => Promise<unknown> };

/** Continue later, or sign out: first what is typed is saved; what cannot be saved is told before it is lost. */
export function LeaveButton({ signOut }: LeaveButtonProps) {
  const t = useTranslations("onboarding.frame");
  const shell = useTranslations("shell");
  const router = useRouter();
  const { sellerId, hasUnsaved, isSaving } = useWizard();
  const [wanted, setWanted] = useState<"work" | "out" | null>(null);
  const go = (where: "work" | "out") => {
    if (where === "work") router.push(`/s/${sellerId}/dispatch`);
    else void leave(signOut);
  };
  const isClear = wanted !== null && !hasUnsaved;
  useEffect(() => {
    if (!isClear || wanted === null) return;
    if (wanted === "work") router.push(`/s/${sellerId}/dispatch`);
    else void leave(signOut);
  }, [isClear, wanted, router, sellerId, signOut]);
  const isStuck = wanted !== null && hasUnsaved && !isSaving;
  return (
    <>
      <Button
        look="secondary"
        size="small"
        title={t("leaveHint")}
        isPending={wanted === "work" && !isStuck}
        onClick={() => setWanted("work")}
        className="max-md:size-11 max-md:border-0 max-md:px-0"
      >
        <DoorOpen aria-hidden className="size-4" />
        <span className="max-md:sr-only">{t("leave")}</span>
      </Button>
      <Button
        look="ghost"
        size="icon-small"
        aria-label={shell("signOut")}
        title={shell("signOut")}
        onClick={() => setWanted("out")}
        className="max-md:size-11"
      >
        <LogOut aria-hidden className="size-4" />
      </Button>
      <ConfirmDialog
        isOpen={isStuck}
        onOpenChange={(isOpen) => isOpen || setWanted(null)}
        title={t("leave")}
        text={t("leaveUnsaved")}
        verb={t("leaveAnyway")}
        look="danger"
        onConfirm={() => wanted && go(wanted)}
      />
    </>
  );
}
