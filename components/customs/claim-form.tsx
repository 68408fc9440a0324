"use client";

import { useTranslations } from "next-intl";
import { documentsDueOn } from "#lib/customs/dossier/clocks";
import type { CalendarDate } from "#lib/kit/time";
import { TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

type ClaimInput = { declSeqNo: string; claimedOn: string | null };

type ClaimFormProps = {
  readonly declSeqNo: string;
  readonly claimedOn: CalendarDate | null;
  readonly action: ServerAction<ClaimInput, null>;
};

/** When the refund was claimed at the tax office: it starts the clock of the documents. */
export function ClaimForm({ declSeqNo, claimedOn, action }: ClaimFormProps) {
  const t = useTranslations("dossier");
  const form = useActionForm<{ declSeqNo: string; claimedOn: string }, null>({
    action,
    t,
    defaultValues: { declSeqNo, claimedOn: claimedOn ?? "" },
    onDone: () => toast.success(t("detail.claimSaved", { on: documentsDueOn(form.form.getValues("claimedOn")) })),
  });
  const back = useAction(action, {
    t,
    onDone: () => {
      form.form.setValue("claimedOn", "");
      toast.success(t("detail.claimTakenBack"));
    },
  });
  return (
    <form onSubmit={form.submit} className="flex flex-col gap-2">
      <FormRefusal text={form.refusal} />
      <TextField
        type="date"
        className="max-w-56"
        label={t("detail.claimedOn")}
        hint={t("detail.claimHelp")}
        {...form.field("claimedOn")}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" isPending={form.isPending}>
          {t("detail.claimSave")}
        </Button>
        {claimedOn === null ? null : (
          <Button look="ghost" isPending={back.isPending} onClick={() => back.run({ declSeqNo, claimedOn: null })}>
            {t("detail.claimTakeBack")}
          </Button>
        )}
      </div>
    </form>
  );
}
