"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { undeliverableChoices } from "#lib/sellers/kinds";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { formValues } from "./form-values.ts";
import { ChoiceField, Refusal, TextField } from "./labelled.tsx";
import { type Door, useDoor } from "./use-door.ts";

export type StoreItem = {
  readonly id: string;
  readonly name: string;
  readonly platformNumber: string;
  readonly undeliverable: "return" | "destroy" | null;
};

type StoreFormProps = { readonly store: StoreItem | null; readonly door: Door<{ readonly storeId: string }> };

/** A store, new or known; its platform number is fixed once orders may have come under it. */
export function StoreForm({ store, door }: StoreFormProps) {
  const t = useTranslations("settings");
  const element = useRef<HTMLFormElement>(null);
  const onDone = () => {
    toast(t("stores.saved"));
    if (!store) element.current?.reset();
  };
  const form = useDoor(door, onDone, "settings");
  return (
    <form
      ref={element}
      className="grid max-w-[960px] items-start gap-3 sm:grid-cols-[1fr_10rem_10rem_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        const { name, platformNumber, undeliverable } = formValues(event.currentTarget);
        const choice = undeliverable === "" ? null : undeliverable;
        form.submit({
          storeId: store?.id ?? null,
          name,
          platformNumber: store?.platformNumber ?? platformNumber,
          undeliverable: choice,
        });
      }}
    >
      <TextField
        name="name"
        required
        maxLength={80}
        label={t("stores.name")}
        defaultValue={store?.name}
        problem={form.problemOf("name")}
      />
      <TextField
        name="platformNumber"
        required
        inputMode="numeric"
        readOnly={store !== null}
        label={t("stores.platformNumber")}
        {...(store ? {} : { hint: t("stores.platformNumberHint") })}
        defaultValue={store?.platformNumber}
        problem={form.problemOf("platformNumber")}
      />
      <ChoiceField
        name="undeliverable"
        label={t("stores.undeliverable")}
        {...(store ? {} : { hint: t("stores.undeliverableHint") })}
        defaultValue={store?.undeliverable ?? ""}
        problem={form.problemOf("undeliverable")}
      >
        <option value="">{t("stores.choices.none")}</option>
        {undeliverableChoices.map((choice) => (
          <option key={choice} value={choice}>
            {t(`stores.choices.${choice}`)}
          </option>
        ))}
      </ChoiceField>
      <Button type="submit" look={store ? "secondary" : "primary"} isPending={form.isPending} className="sm:mt-5.5">
        {store ? t("stores.save") : t("stores.add")}
      </Button>
      <div className="sm:col-span-4">
        <Refusal text={form.refusal} />
      </div>
    </form>
  );
}
