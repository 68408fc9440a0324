"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RecipientField } from "#lib/identity/finding";
import { Refusal, TextField } from "@/components/sellers/labelled";
import { type Door, useDoor } from "@/components/sellers/use-door";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

/** What a carrier reads on the label, in the order in which one checks it with a buyer. */
const fields = ["name", "address", "city", "province", "postalCode", "phone", "mobile"] as const;

export type RecipientTexts = Readonly<Record<(typeof fields)[number], string>>;

type RecipientEditProps = {
  readonly orderId: string;
  readonly recipient: RecipientTexts;
  readonly correct: Door<null>;
};

/** The recipient field by field, for an address that no rule finds fault with and that still led nowhere. */
export function RecipientEdit({ orderId, recipient, correct }: RecipientEditProps) {
  const t = useTranslations("send-again.recipient");
  return (
    <details className="mt-3">
      <summary className="cursor-pointer text-accent-ink">{t("title")}</summary>
      <p className="mt-2 text-ink-soft text-meta">{t("hint")}</p>
      <div className="mt-2 flex flex-col gap-3">
        {fields.map((field) => (
          <FieldEdit key={`${field}-${recipient[field]}`} {...{ orderId, field, correct }} given={recipient[field]} />
        ))}
      </div>
    </details>
  );
}

type FieldEditProps = {
  readonly orderId: string;
  readonly field: RecipientField;
  readonly given: string;
  readonly correct: Door<null>;
};

function FieldEdit({ orderId, field, given, correct }: FieldEditProps) {
  const t = useTranslations("send-again.recipient");
  const names = useTranslations("identity.fields");
  const [text, setText] = useState(given);
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
          label={names(field)}
          value={text}
          onChange={(event) => setText(event.target.value)}
          problem={form.problemOf("corrected")}
        />
      </div>
      <Button type="submit" isPending={form.isPending} disabled={text === given}>
        {t("save")}
      </Button>
      <Refusal text={form.refusal} />
    </form>
  );
}
