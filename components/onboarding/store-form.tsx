"use client";

import { useTranslations } from "next-intl";
import { Controller } from "react-hook-form";
import type { ApplicationView, StoreView } from "#lib/onboarding/application-view";
import { ChoiceCards } from "@/components/form/choice-cards";
import { Field } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import type { ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { controlLook } from "./field-control.tsx";
import { NoteLine } from "./field-notes.tsx";
import { useWizard } from "./wizard-context.tsx";

type StoreInput = { readonly name: string; readonly platformNumber: string; readonly isCertified: string };

type StoreFormProps = {
  /** Null: a new one. */
  readonly store: StoreView | null;
  readonly onDone: () => void;
  /** Null: there is nothing to go back to. */
  readonly onCancel: (() => void) | null;
};

/** A store's name, number and whether AliExpress certified it; sent as a whole, since only a whole store means anything. */
export function StoreForm({ store, onDone, onCancel }: StoreFormProps) {
  const t = useTranslations("onboarding");
  const { doors, adopt } = useWizard();
  const save: ServerAction<StoreInput, { readonly view: ApplicationView }> = ({ name, platformNumber, isCertified }) =>
    doors.saveStore({ storeId: store?.id ?? null, name, platformNumber, isCertified: isCertified === "yes" });
  const { submit, field, refusal, isPending, form } = useActionForm<StoreInput, { readonly view: ApplicationView }>({
    action: save,
    t,
    defaultValues: {
      name: store?.name ?? "",
      platformNumber: store?.platformNumber ?? "",
      // said by the seller, never assumed
      isCertified: store === null ? "" : store.isCertified ? "yes" : "no",
    },
    onDone: ({ view }) => {
      adopt(view);
      toast(t("stores.saved"));
      onDone();
    },
  });
  const { error: numberError, ...numberControl } = field("platformNumber");
  const { error: nameError, ...nameControl } = field("name");
  return (
    <form onSubmit={submit} data-own-enter className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
      <Field label={t("stores.number")} hint={t("stores.numberHint")} error={numberError}>
        {(aria) => (
          <Input
            {...numberControl}
            {...aria}
            className={controlLook}
            inputMode="numeric"
            autoComplete="off"
            required
            maxLength={20}
          />
        )}
      </Field>
      <Field label={t("stores.name")} error={nameError}>
        {(aria) => (
          <Input {...nameControl} {...aria} className={controlLook} autoComplete="off" required maxLength={80} />
        )}
      </Field>
      <Controller
        control={form.control}
        name="isCertified"
        rules={{ required: true }}
        render={({ field: chosen, fieldState }) => (
          <ChoiceCards
            label={t("stores.isCertified")}
            columns={2}
            note={fieldState.error ? <NoteLine tone="wrong">{t("problems.required")}</NoteLine> : null}
            value={chosen.value}
            onChoose={chosen.onChange}
            className="sm:col-span-2"
            hint={chosen.value === "no" ? t("stores.notCertifiedHint") : null}
            choices={[
              { value: "yes", label: t("stores.certified") },
              { value: "no", label: t("stores.notCertified") },
            ]}
          />
        )}
      />
      <div className="sm:col-span-2">
        <FormRefusal text={refusal} />
      </div>
      <div className="flex gap-2 sm:col-span-2">
        <Button type="submit" isPending={isPending} className={controlLook}>
          {t("stores.save")}
        </Button>
        {onCancel ? (
          <Button look="ghost" onClick={onCancel} className={controlLook}>
            {t("stores.cancel")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
