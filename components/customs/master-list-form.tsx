"use client";

import { useTranslations } from "next-intl";
import { SelectField, TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import type { ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

type MasterListFields = {
  day: string;
  mode: string;
  vehicleName: string;
  voyageNo: string;
  billNo: string;
  truckPlate: string;
  source: "carrier" | "person";
};

type Sent = {
  readonly lists: readonly { readonly parcels: number }[];
  readonly leftOut: readonly unknown[];
};

type MasterListFormProps = {
  readonly day: string;
  /** Customs' one-digit modes by which parcels leave. */
  readonly modes: readonly string[];
  readonly mode: string;
  readonly parcels: number;
  readonly send: ServerAction<Omit<MasterListFields, "truckPlate"> & { readonly truckPlate: string | null }, Sent>;
};

/** Flight and 提运单号 of a day's parcels: what is typed stays when something is refused. */
export function MasterListForm({ day, modes, mode, parcels, send }: MasterListFormProps) {
  const t = useTranslations("customs-pages");
  const isReady = useHydrated();
  const { form, field, submit, refusal, isPending } = useActionForm<MasterListFields, Sent>({
    action: (input) => send({ ...input, truckPlate: input.truckPlate.trim() || null }),
    defaultValues: { day, mode, vehicleName: "", voyageNo: "", billNo: "", truckPlate: "", source: "person" },
    t,
    onDone: ({ lists }) => {
      const sent = lists.reduce((sum, one) => sum + one.parcels, 0);
      toast.success(t("lists.sent", { count: sent, lists: lists.length }));
      form.reset();
    },
  });
  return (
    <form onSubmit={submit} className="flex max-w-[720px] flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t("lists.billNo")}
          hint={t("lists.billNoHint")}
          maxLength={37}
          autoComplete="off"
          {...field("billNo")}
        />
        <TextField
          label={t("lists.voyageNo")}
          hint={t("lists.voyageNoHint")}
          maxLength={32}
          autoComplete="off"
          {...field("voyageNo")}
        />
        <TextField
          label={t("lists.vehicleName")}
          hint={t("lists.vehicleNameHint")}
          maxLength={100}
          autoComplete="off"
          {...field("vehicleName")}
        />
        <SelectField label={t("lists.mode")} {...field("mode")}>
          {modes.map((one) => (
            <option key={one} value={one}>
              {t(`modes.${one}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t("lists.truckPlate")}
          hint={t("lists.truckPlateHint")}
          isOptional
          maxLength={100}
          autoComplete="off"
          {...field("truckPlate")}
        />
        <SelectField label={t("lists.source")} hint={t("lists.sourceHint")} {...field("source")}>
          <option value="person">{t("lists.sources.person")}</option>
          <option value="carrier">{t("lists.sources.carrier")}</option>
        </SelectField>
      </div>
      <FormRefusal text={refusal} />
      <div>
        <Button type="submit" look="primary" isPending={isPending} disabled={!isReady || parcels === 0}>
          {t("lists.send", { count: parcels })}
        </Button>
      </div>
    </form>
  );
}
