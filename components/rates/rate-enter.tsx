"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckboxField, SelectField, TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import type { ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";

type RateInput = { quote: string; rate: string; day: string; source: string; isJumpConfirmed: boolean };
export type EnterRateDoor = ServerAction<RateInput, null>;

type EnterRateProps = {
  readonly door: EnterRateDoor;
  readonly currencies: readonly string[];
  readonly today: string;
  /** Of a row: the currency is chosen. */
  readonly currency?: string;
};

/** The button and the panel in which a rate is entered. */
export function EnterRate({ currency, ...form }: EnterRateProps) {
  const t = useTranslations("solutions.exchange");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {currency === undefined ? (
        <Button look="primary" onClick={() => setOpen(true)}>
          <Plus aria-hidden className="size-4" />
          {t("enter")}
        </Button>
      ) : (
        <Button look="ghost" size="small" aria-label={t("enterOf", { currency })} onClick={() => setOpen(true)}>
          {t("enter")}
        </Button>
      )}
      <Sheet isOpen={isOpen} onOpenChange={setOpen} title={t("enterTitle")} text={t("enterText")}>
        <RateForm {...form} currency={currency ?? "CNY"} onDone={() => setOpen(false)} />
      </Sheet>
    </>
  );
}

type RateFormProps = Required<EnterRateProps> & { readonly onDone: () => void };

function RateForm({ door, currencies, today, currency, onDone }: RateFormProps) {
  const t = useTranslations("solutions.exchange");
  const own = useTranslations("solutions");
  const [wasAsked, setAsked] = useState(false);
  const form = useActionForm<RateInput, null>({
    // the box appears once a rate lay far from the last one
    action: async (input) => {
      const answer = await door(input);
      if (!answer.ok && "refusal" in answer && answer.refusal.code === "rate_jump") setAsked(true);
      return answer;
    },
    defaultValues: { quote: currency, rate: "", day: today, source: "", isJumpConfirmed: false },
    t: own,
    onDone: () => {
      toast(t("saved"));
      onDone();
    },
  });
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-4 pb-2">
      <SelectField label={t("fields.quote")} {...form.field("quote")}>
        {currencies.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </SelectField>
      <TextField
        inputMode="decimal"
        autoComplete="off"
        required
        label={t("fields.rate")}
        hint={t("fields.rateHint")}
        {...form.field("rate")}
      />
      {wasAsked ? <CheckboxField label={t("fields.confirm")} {...form.field("isJumpConfirmed")} /> : null}
      <TextField type="date" required max={today} label={t("fields.day")} {...form.field("day")} />
      <TextField
        required
        maxLength={200}
        label={t("fields.source")}
        hint={t("fields.sourceHint")}
        {...form.field("source")}
      />
      <FormRefusal text={form.refusal} />
      <Button type="submit" look="primary" isPending={form.isPending} className="self-start">
        {t("save")}
      </Button>
    </form>
  );
}
