"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { SecondFactorControls, type SecondFactorControlsProps } from "./second-factor-controls.tsx";
import { SecondFactorSetup, type SecondFactorSetupProps } from "./second-factor-setup.tsx";

type SecondFactorPanelProps = Omit<SecondFactorSetupProps, "onCodes"> &
  Pick<SecondFactorControlsProps, "timeZone" | "renew" | "end"> & {
    /** Null: off, or only begun. */
    readonly on: Pick<SecondFactorControlsProps, "confirmedAt" | "codesLeft"> | null;
    /** Where it leads when all is done; null where one stays. */
    readonly next: string | null;
  };

/** Sets a second factor up, or keeps one. New codes stay on screen while the page is drawn anew behind them. */
export function SecondFactorPanel({ on, next, account, begin, confirm, timeZone, renew, end }: SecondFactorPanelProps) {
  const t = useTranslations("people");
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <div className="flex flex-col gap-5">
      {on ? (
        <SecondFactorControls {...on} timeZone={timeZone} renew={renew} end={end} onCodes={setCodes} />
      ) : (
        <SecondFactorSetup account={account} begin={begin} confirm={confirm} onCodes={setCodes} />
      )}
      {on && codes ? (
        <>
          <RecoveryCodes codes={codes} account={account} />
          {next ? (
            <ButtonLink href={next} look="primary" className="self-start">
              {t("secondFactor.continue")}
            </ButtonLink>
          ) : null}
        </>
      ) : null}
    </div>
  );
}
