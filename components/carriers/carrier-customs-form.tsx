"use client";

import { useTranslations } from "next-intl";
import { CheckboxField, TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import type { ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { toast } from "@/components/ui/toast";

type Fields = { logisticsCode: string; logisticsName: string; isMandated: boolean; mandatedOn: string };

export type CarrierCustomsDoor = ServerAction<
  {
    readonly carrierCode: string;
    readonly logisticsCode: string;
    readonly logisticsName: string;
    readonly mandatedOn: string | null;
  },
  null
>;

type CarrierCustomsFormProps = {
  readonly carrierCode: string;
  /** Null: nobody has said as whom customs know it. */
  readonly customs: {
    readonly logisticsCode: string;
    readonly logisticsName: string;
    readonly isMandated: boolean;
    readonly mandatedOn: string | null;
    readonly updatedBy: string;
  } | null;
  /** Files of the standing mandates among its documents. */
  readonly mandates: readonly string[];
  /** The day in China. */
  readonly today: string;
  /** Null for who may only read. */
  readonly door: CarrierCustomsDoor | null;
};

/** As whom customs know a carrier, and whether ALP reports its waybills under its mandate. */
export function CarrierCustomsForm({ carrierCode, customs, mandates, today, door }: CarrierCustomsFormProps) {
  const t = useTranslations("certification");
  const isReady = useHydrated();
  const form = useActionForm<Fields, null>({
    action: async ({ logisticsCode, logisticsName, isMandated, mandatedOn }) => {
      if (!door) return { ok: false, refusal: { code: "not_allowed" } };
      if (isMandated && mandatedOn === "")
        return { ok: false, invalid: [{ field: "mandatedOn", code: "date_required", values: {} }] };
      return door({ carrierCode, logisticsCode, logisticsName, mandatedOn: isMandated ? mandatedOn : null });
    },
    defaultValues: {
      ...{ logisticsCode: customs?.logisticsCode ?? "", logisticsName: customs?.logisticsName ?? "" },
      ...{ isMandated: (customs?.mandatedOn ?? null) !== null, mandatedOn: customs?.mandatedOn ?? "" },
    },
    t,
    onDone: () => toast.success(t("customs.saved")),
  });
  const isMandated = form.form.watch("isMandated");
  return (
    <form onSubmit={form.submit} className="flex max-w-[720px] flex-col gap-4" noValidate>
      <p className={customs === null ? "text-soon" : "text-ink-soft"}>
        {t(customs === null ? "customs.none" : "customs.known")}
      </p>
      <fieldset disabled={door === null} className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t("customs.code")}
            hint={t("customs.codeHint")}
            maxLength={10}
            autoComplete="off"
            spellCheck={false}
            {...form.field("logisticsCode")}
          />
          <TextField
            label={t("customs.name")}
            hint={t("customs.nameHint")}
            maxLength={100}
            autoComplete="off"
            {...form.field("logisticsName")}
          />
        </div>
        <CheckboxField
          label={t("customs.isMandated")}
          hint={t("customs.isMandatedHint")}
          {...form.field("isMandated")}
        />
        {isMandated ? (
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              type="date"
              label={t("customs.mandatedOn")}
              hint={t("customs.mandatedOnHint")}
              max={today}
              {...form.field("mandatedOn")}
            />
          </div>
        ) : null}
      </fieldset>
      {customs !== null && customs.mandatedOn !== null ? (
        <p className={customs.isMandated ? "text-ink-soft" : "text-soon"}>
          {t(customs.isMandated ? "customs.acts" : "customs.waits")}
        </p>
      ) : null}
      {isMandated ? (
        <DescriptionList
          items={[
            {
              term: t("customs.document"),
              value: mandates.length > 0 ? mandates.join(" · ") : t("customs.documentNone"),
            },
          ]}
        />
      ) : null}
      <FormRefusal text={form.refusal} />
      {door === null ? null : (
        <div>
          <Button type="submit" isPending={form.isPending} disabled={!isReady}>
            {t("customs.save")}
          </Button>
        </div>
      )}
      {customs ? <p className="text-ink-soft text-meta">{t("customs.by", { name: customs.updatedBy })}</p> : null}
    </form>
  );
}
