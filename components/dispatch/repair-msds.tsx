"use client";

import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "@/components/ui/toast";
import { RepairChoice } from "./repair-choice.tsx";
import { NotAllowed } from "./repair-not-allowed.tsx";
import { RepairReached } from "./repair-reached.tsx";
import type { StepOf } from "./repair-step-props.ts";
import { useRepair } from "./use-repair.ts";

const MsdsUpload = dynamic(() => import("@/components/products/msds-upload").then((module) => module.MsdsUpload));

/** The safety data sheet that the goods need. */
export function MsdsStep({ repair, seller, doors, onRepaired }: StepOf<"msds">) {
  const t = useTranslations("repairs");
  const language = useLocale() === "en" ? "en" : "zh";
  const { productId, name, choices, reach } = repair;
  const [chosen, setChosen] = useState(choices.find(({ isSafe }) => isSafe)?.value ?? null);
  const linked = useRepair(doors.msds, "msds", () => {
    toast.success(t("savedProduct", { name, orders: Math.max(1, reach.orders) }));
    onRepaired(true);
  });
  if (!doors.msds) return <NotAllowed />;
  const listed = choices.map((one) => ({
    ...{ value: one.value, label: (language === "en" ? one.labelEn : one.labelZh) ?? one.value },
    note: t(`because.${one.because}`),
  }));
  return (
    <>
      {listed.length > 0 ? (
        <RepairChoice
          legend={t("whichFile")}
          choices={listed}
          value={chosen}
          onChoose={setChosen}
          verb={t("link")}
          isPending={linked.isPending}
          problem={linked.problem?.text ?? null}
          onSave={() => chosen && linked.run({ msdsId: chosen, productIds: [productId] })}
        >
          <RepairReached seller={seller} subject={productId} name={name} reach={reach} />
        </RepairChoice>
      ) : (
        <p className="text-ink-soft">{t("noFiles")}</p>
      )}
      <details className="rounded-lg border border-line p-3" open={listed.length === 0}>
        <summary className="cursor-pointer font-medium">{t("uploadFile")}</summary>
        <div className="pt-3">
          <MsdsUpload seller={seller} productIds={[productId]} onKept={() => onRepaired(true)} />
        </div>
      </details>
    </>
  );
}
