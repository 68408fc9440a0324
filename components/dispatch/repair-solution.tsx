"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "@/components/form/field";
import { Money } from "@/components/ui/money";
import { toast } from "@/components/ui/toast";
import { RepairChoice } from "./repair-choice.tsx";
import { NotAllowed } from "./repair-not-allowed.tsx";
import type { StepOf } from "./repair-step-props.ts";
import { useRepair } from "./use-repair.ts";

/** Another solution, where this one does not go. */
export function SolutionStep({ repair, sheet, doors, onRepaired }: StepOf<"solution">) {
  const t = useTranslations("repairs");
  const language = useLocale() === "en" ? "en" : "zh";
  const { choices, blockers } = repair;
  const [chosen, setChosen] = useState(choices.find(({ isSafe }) => isSafe)?.code ?? null);
  const [reason, setReason] = useState(() => t("reasonText", { code: blockers[0]?.code ?? "" }));
  const [consent, setConsent] = useState("");
  const picked = useRepair(doors.solution, "solution", () => {
    toast.success(t("savedSolution"));
    onRepaired(false);
  });
  if (!doors.solution) return <NotAllowed />;
  const one = choices.find(({ code }) => code === chosen);
  return (
    <RepairChoice
      legend={t("whichSolution")}
      choices={choices.map(({ code, nameZh, nameEn, needsConsent, isSafe, usdMinor }) => ({
        value: code,
        label: language === "en" ? nameEn : nameZh,
        note: (
          <>
            {needsConsent ? `${t("needsConsent")} ` : isSafe ? "" : `${t("higher")} `}
            {usdMinor === null ? null : <Money minor={usdMinor} currency="USD" />}
          </>
        ),
      }))}
      value={chosen}
      onChoose={setChosen}
      verb={t("choose")}
      isPending={picked.isPending}
      problem={picked.problem?.text ?? null}
      onSave={() =>
        picked.run({
          ...{ orderId: sheet.orderId, solutionCode: chosen, reason },
          consentNote: one?.needsConsent && consent.trim() !== "" ? consent : null,
        })
      }
    >
      {one?.needsConsent ? (
        <TextField
          label={t("consent")}
          hint={t("consentHint")}
          value={consent}
          maxLength={500}
          onChange={(event) => setConsent(event.target.value)}
        />
      ) : null}
      <TextField
        label={t("reason")}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
      />
    </RepairChoice>
  );
}
