"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckboxField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import type { ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";

type SummaryFields = { month: string; byOwner: boolean; byItemName: boolean };
type Sent = { readonly summaries: readonly { readonly lists: number }[] };

type SummaryFormProps = {
  readonly month: string;
  /** The month in the reader's words. */
  readonly name: string;
  readonly lists: number;
  /** The month is over and something is to be summarised. */
  readonly isOpen: boolean;
  readonly send: ServerAction<SummaryFields, Sent>;
};

/** How lines are merged, and the sending of the month's summary, asked once more: it cannot be taken back here. */
export function SummaryForm({ month, name, lists, isOpen, send }: SummaryFormProps) {
  const t = useTranslations("customs-pages");
  const isReady = useHydrated();
  const [isAsking, setAsking] = useState(false);
  const { field, submit, refusal, isPending } = useActionForm<SummaryFields, Sent>({
    action: async (input) => {
      const answer = await send(input);
      setAsking(false);
      return answer;
    },
    defaultValues: { month, byOwner: false, byItemName: false },
    t,
    onDone: ({ summaries }) => {
      const count = summaries.reduce((sum, one) => sum + one.lists, 0);
      toast.success(t("summary.sent", { count }));
    },
  });
  return (
    <form
      className="flex max-w-[720px] flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setAsking(true);
      }}
    >
      <CheckboxField label={t("summary.byOwner")} hint={t("summary.byOwnerHint")} {...field("byOwner")} />
      <CheckboxField label={t("summary.byItemName")} hint={t("summary.byItemNameHint")} {...field("byItemName")} />
      <FormRefusal text={refusal} />
      <div>
        <Button type="submit" look="primary" isPending={isPending} disabled={!isReady || !isOpen}>
          {t("summary.send", { month: name, count: lists })}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t("summary.askTitle", { month: name })}
        text={t("summary.askText", { count: lists })}
        verb={t("summary.confirm")}
        isPending={isPending}
        onConfirm={() => submit()}
      />
    </form>
  );
}
