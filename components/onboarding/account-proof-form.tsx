"use client";

import { useTranslations } from "next-intl";
import { TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import type { ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

type ProofTry = { readonly amount: string; readonly code: string };

/** Amount and code as they stand in the statement; what was typed stays after a wrong try. */
export function AccountProofForm({ enter }: { readonly enter: ServerAction<ProofTry, unknown> }) {
  const t = useTranslations("proof");
  const isHydrated = useHydrated();
  const defaultValues = { amount: "", code: "" };
  const form = useActionForm<ProofTry, unknown>({ action: enter, defaultValues, t, onDone: () => toast(t("proved")) });
  return (
    <form className="flex flex-col gap-2" onSubmit={form.submit} noValidate>
      <div className="grid items-start gap-3 sm:grid-cols-[10rem_1fr_auto]">
        <TextField
          label={t("amount")}
          hint={t("amountHint")}
          inputMode="decimal"
          autoComplete="off"
          maxLength={30}
          {...form.field("amount")}
        />
        <TextField
          label={t("code")}
          hint={t("codeHint")}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={60}
          {...form.field("code")}
        />
        <Button type="submit" isPending={form.isPending} disabled={!isHydrated} className="sm:mt-5.5">
          {t("submit")}
        </Button>
      </div>
      <FormRefusal text={form.refusal} />
    </form>
  );
}
