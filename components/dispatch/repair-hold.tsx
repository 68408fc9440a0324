"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { NotAllowed } from "./repair-not-allowed.tsx";
import type { StepOf } from "./repair-step-props.ts";
import { useRepair } from "./use-repair.ts";

/** An order that somebody holds. */
export function HoldStep({ repair, sheet, doors, onRepaired }: StepOf<"hold">) {
  const t = useTranslations("repairs");
  const released = useRepair(doors.hold, "hold", () => {
    toast.success(t("released"));
    onRepaired(false);
  });
  return (
    <>
      <p>{repair.note === "" ? t("heldWithoutNote") : t("heldNote", { note: repair.note })}</p>
      {doors.hold ? (
        // no key takes it by itself: somebody held it on purpose
        <Button
          className="self-start"
          isPending={released.isPending}
          onClick={() => released.run({ orderIds: [sheet.orderId] })}
        >
          {t("release")}
        </Button>
      ) : (
        <NotAllowed />
      )}
    </>
  );
}
