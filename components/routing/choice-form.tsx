"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/input";

/** As the operation takes it. */
const noteMax = 500;

/** What must be written down with a choice: that the buyer agreed to a lower class, why another than the recommended. */
export type ChoiceNote = "consent" | "reason";

type ChoiceFormProps = {
  readonly asks: ChoiceNote;
  readonly isPending: boolean;
  readonly onRecord: (note: string) => void;
  readonly onCancel?: () => void;
};

/** A choice that somebody will ask about later is made with a word in writing. */
export function ChoiceForm({ asks, isPending, onRecord, onCancel }: ChoiceFormProps) {
  const t = useTranslations("routing.choice");
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
        {t(`${asks}.label`)}
      </label>
      <Textarea
        id={id}
        name="note"
        maxLength={noteMax}
        className="min-h-14"
        placeholder={t(`${asks}.hint`)}
        aria-invalid={isMissing || undefined}
        aria-describedby={isMissing ? `${id}-missing` : undefined}
        onChange={() => setMissing(false)}
        {...(onCancel ? { autoFocus: true } : {})}
      />
      {isMissing ? (
        <p id={`${id}-missing`} role="alert" className="text-alarm text-meta">
          {t(`${asks}.missing`)}
        </p>
      ) : null}
      <div className="flex gap-2">
        <Button type="submit" size="small" isPending={isPending}>
          {t(`${asks}.submit`)}
        </Button>
        {onCancel ? (
          <Button size="small" look="ghost" onClick={onCancel}>
            {t("cancel")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
