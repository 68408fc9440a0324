"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import type { ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";

type PercentInput = {
  solutionCode: string;
  cardId: string;
  place: number;
  percent: string;
  validFrom: string;
  source: string;
};
export type ChangePercentDoor = ServerAction<PercentInput, { readonly cardId: string }>;

type ChangePercentProps = {
  readonly door: ChangePercentDoor;
  readonly solutionCode: string;
  readonly cardId: string;
  /** Place of the surcharge in the card; -1 adds one for fuel. */
  readonly place: number;
  readonly name: string;
  readonly percent: string;
  /** First day that it can be changed from. */
  readonly earliest: string;
};

/** Makes a new card with another percentage, everything else copied. */
export function ChangePercent(props: ChangePercentProps) {
  const t = useTranslations("solutions.percent");
  const [isOpen, setOpen] = useState(false);
  const isNew = props.place < 0;
  return (
    <>
      <Button
        size="small"
        look={isNew ? "secondary" : "ghost"}
        aria-label={isNew ? undefined : t("changeOf", { name: props.name })}
        onClick={() => setOpen(true)}
      >
        {t(isNew ? "addFuel" : "change")}
      </Button>
      <Sheet isOpen={isOpen} onOpenChange={setOpen} title={t("title")} text={t("text")}>
        <PercentForm {...props} onDone={() => setOpen(false)} />
      </Sheet>
    </>
  );
}

function PercentForm(props: ChangePercentProps & { readonly onDone: () => void }) {
  const { door, solutionCode, cardId, place, percent, earliest, onDone } = props;
  const own = useTranslations("solutions");
  const t = useTranslations("solutions.percent");
  const form = useActionForm<PercentInput, { readonly cardId: string }>({
    action: door,
    defaultValues: { solutionCode, cardId, place, percent, validFrom: earliest, source: "" },
    t: own,
    onDone: () => {
      toast(t("saved"));
      onDone();
    },
  });
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-4 pb-2">
      <TextField
        label={t("percent")}
        hint={t("percentHint")}
        required
        inputMode="decimal"
        autoComplete="off"
        {...form.field("percent")}
      />
      <TextField type="date" required min={earliest} label={t("validFrom")} {...form.field("validFrom")} />
      <TextField label={t("source")} hint={t("sourceHint")} required maxLength={300} {...form.field("source")} />
      <FormRefusal text={form.refusal} />
      <Button type="submit" look="primary" isPending={form.isPending} className="self-start">
        {t("save")}
      </Button>
    </form>
  );
}
