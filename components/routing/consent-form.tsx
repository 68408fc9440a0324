"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/input";

/** As the operation takes it. */
const noteMax = 500;

type ConsentFormProps = {
  readonly isPending: boolean;
  readonly onRecord: (note: string) => void;
};

/** A class below the buyer's is used only with a note of when and how the buyer agreed. */
export function ConsentForm({ isPending, onRecord }: ConsentFormProps) {
  const t = useTranslations("routing");
  const id = useId();
  const [isMissing, setMissing] = useState(false);
  return (
    <form
      className="mt-2 space-y-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        const note = String(new FormData(event.currentTarget).get("note") ?? "").trim();
        setMissing(note === "");
        if (note !== "") onRecord(note);
      }}
    >
      <label htmlFor={id} className="block text-meta">
        {t("panel.consent")}
      </label>
      <Textarea
        id={id}
        name="note"
        maxLength={noteMax}
        className="min-h-14"
        placeholder={t("panel.consentHint")}
        aria-invalid={isMissing || undefined}
        aria-describedby={isMissing ? `${id}-missing` : undefined}
        onChange={() => setMissing(false)}
      />
      {isMissing ? (
        <p id={`${id}-missing`} role="alert" className="text-alarm text-meta">
          {t("panel.consentMissing")}
        </p>
      ) : null}
      <Button type="submit" size="small" isPending={isPending}>
        {t("panel.chooseWithConsent")}
      </Button>
    </form>
  );
}
