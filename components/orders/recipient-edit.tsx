"use client";

import { useTranslations } from "next-intl";
import type { Door } from "@/components/sellers/use-door";
import { CorrectField } from "./correct-field.tsx";

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
  const names = useTranslations("identity.fields");
  return (
    <details className="mt-3">
      <summary className="cursor-pointer text-accent-ink">{t("title")}</summary>
      <p className="mt-2 text-ink-soft text-meta">{t("hint")}</p>
      <div className="mt-2 flex flex-col gap-3">
        {fields.map((field) => (
          <CorrectField
            key={`${field}-${recipient[field]}`}
            {...{ orderId, field, correct }}
            given={recipient[field]}
            label={names(field)}
          />
        ))}
      </div>
    </details>
  );
}
