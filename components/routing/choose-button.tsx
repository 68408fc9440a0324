"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ChoiceForm } from "./choice-form.tsx";

/** A choice as it is sent: with the buyer's consent, or with the reason why another than the recommended one. */
export type Choice = { readonly solutionCode: string; readonly consentNote: string | null; readonly reason: string };

type ChooseButtonProps = {
  readonly solutionCode: string;
  /** Another one is recommended: why not that one? */
  readonly needsReason: boolean;
  readonly needsConsent: boolean;
  readonly isPending: boolean;
  readonly onChoose: (choice: Choice) => void;
};

/** Takes a solution for the order; asks first where something must be written down. */
export function ChooseButton({ solutionCode, needsReason, needsConsent, isPending, onChoose }: ChooseButtonProps) {
  const t = useTranslations("routing.choice");
  const [isAsking, setAsking] = useState(false);
  const asks = needsConsent ? "consent" : needsReason ? "reason" : null;
  if (asks && isAsking) {
    return (
      <ChoiceForm
        asks={asks}
        isPending={isPending}
        onCancel={() => setAsking(false)}
        onRecord={(note) =>
          onChoose({
            solutionCode,
            consentNote: asks === "consent" ? note : null,
            reason: asks === "reason" ? note : "",
          })
        }
      />
    );
  }
  return (
    <Button
      className="mt-2"
      size="small"
      isPending={isPending}
      onClick={() => (asks ? setAsking(true) : onChoose({ solutionCode, consentNote: null, reason: "" }))}
    >
      {t(needsConsent ? "chooseAfterConsent" : "choose")}
    </Button>
  );
}
