"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RecipientField } from "#lib/identity/finding";
import { Refusal, TextField } from "@/components/sellers/labelled";
import { type Door, useDoor } from "@/components/sellers/use-door";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

type CorrectFieldProps = {
  readonly orderId: string;
  readonly field: RecipientField;
  /** As it stands now. */
  readonly given: string;
  readonly suggestion?: string | undefined;
  readonly label: string;
  readonly look?: "primary" | "secondary";
  readonly correct: Door<null>;
};

/** One field of an order's recipient, to be put right and saved by itself. */
export function CorrectField({ orderId, field, given, suggestion, label, look, correct }: CorrectFieldProps) {
  const t = useTranslations("notices.repair");
  const [text, setText] = useState(suggestion ?? given);
  const form = useDoor(correct, () => toast(t("saved")), "notices");
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit({ orderId, field, corrected: text });
      }}
    >
      <div className="min-w-48 flex-1">
        <TextField
          label={label}
          value={text}
          onChange={(event) => setText(event.target.value)}
          problem={form.problemOf("corrected")}
        />
      </div>
      <Button type="submit" look={look} isPending={form.isPending} disabled={text === given}>
        {t("save")}
      </Button>
      <Refusal text={form.refusal} />
    </form>
  );
}
