"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { attachments, type PrintProfile, plainSettings, printOrders, printPapers } from "#lib/papers/print-profile";
import { CheckboxField, SelectField, TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import type { ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

/** As it stands in the form: numbers as they are typed. */
type Values = {
  readonly name: string;
  readonly isDefault: boolean;
  readonly settings: {
    readonly paper: string;
    readonly invoice: string;
    readonly packingList: string;
    readonly order: string;
    readonly copies: string;
    readonly picking: boolean;
    readonly offsetXMm: string;
    readonly offsetYMm: string;
  };
};

type ProfileFormProps = {
  /** The profile to change, or null for a new one. */
  readonly profile: PrintProfile | null;
  /** No other is there: it is the default whatever is ticked. */
  readonly isOnly: boolean;
  readonly back: string;
  readonly cancel: string;
  readonly save: ServerAction<unknown, { readonly profileId: string }>;
};

/** A printing profile: paper, what goes behind the labels, order, copies, and the shift of a printer that prints beside the mark. */
export function ProfileForm({ profile, isOnly, back, cancel, save }: ProfileFormProps) {
  const t = useTranslations("printing");
  const router = useRouter();
  const settings = profile?.settings ?? plainSettings;
  const action = useCallback(
    (values: Values) => save({ profileId: profile?.id ?? null, version: profile?.version ?? 0, ...inputOf(values) }),
    [save, profile],
  );
  const form = useActionForm<Values, { readonly profileId: string }>({
    action,
    t,
    defaultValues: {
      name: profile?.name ?? "",
      isDefault: isOnly || (profile?.isDefault ?? false),
      settings: {
        ...settings,
        copies: String(settings.copies),
        offsetXMm: String(settings.offsetXMm),
        offsetYMm: String(settings.offsetYMm),
      },
    },
    onDone: () => {
      toast.success(t("saved"));
      router.push(back);
    },
  });
  const paper = form.form.watch("settings.paper");
  const isBehind = [form.form.watch("settings.invoice"), form.form.watch("settings.packingList")].includes("behind");
  return (
    <form className="flex max-w-[720px] flex-col gap-5 px-4 pb-8 md:px-6" onSubmit={form.submit}>
      <TextField label={t("fields.name")} hint={t("hints.name")} maxLength={40} autoFocus {...form.field("name")} />
      <SelectField
        label={t("fields.paper")}
        hint={t(`papers.${printPapers.find((one) => one === paper) ?? "label"}.hint`)}
        {...form.field("settings.paper")}
      >
        {printPapers.map((one) => (
          <option key={one} value={one}>
            {t(`papers.${one}.long`)}
          </option>
        ))}
      </SelectField>
      <div className="grid gap-4 sm:grid-cols-2">
        {(["invoice", "packingList"] as const).map((one) => (
          <SelectField key={one} label={t(`fields.${one}`)} {...form.field(`settings.${one}`)}>
            {attachments.map((place) => (
              <option key={place} value={place}>
                {t(`attachments.${place}`)}
              </option>
            ))}
          </SelectField>
        ))}
      </div>
      {isBehind ? (
        <p className="-mt-3 text-ink-soft text-meta">{t(paper === "label" ? "hints.behindLabel" : "hints.behindA4")}</p>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField label={t("fields.order")} {...form.field("settings.order")}>
          {printOrders.map((one) => (
            <option key={one} value={one}>
              {t(`orders.${one}`)}
            </option>
          ))}
        </SelectField>
        <SelectField label={t("fields.copies")} hint={t("hints.copies")} {...form.field("settings.copies")}>
          {["1", "2", "3"].map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </SelectField>
      </div>
      <fieldset className="flex flex-col gap-2">
        <legend className="font-medium text-meta">{t("fields.offset")}</legend>
        <div className="mt-1 grid gap-4 sm:grid-cols-2">
          {(["offsetXMm", "offsetYMm"] as const).map((one) => (
            <TextField key={one} label={t(`fields.${one}`)} inputMode="decimal" {...form.field(`settings.${one}`)} />
          ))}
        </div>
        <p className="text-ink-soft text-meta">{t("hints.offset")}</p>
      </fieldset>
      <CheckboxField label={t("fields.picking")} hint={t("hints.picking")} {...form.field("settings.picking")} />
      <CheckboxField
        label={t("fields.isDefault")}
        hint={t(isOnly ? "hints.onlyProfile" : "hints.isDefault")}
        {...form.field("isDefault")}
        disabled={isOnly}
      />
      <FormRefusal text={form.refusal} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" isPending={form.isPending}>
          {t("save")}
        </Button>
        <ButtonLink href={back}>{cancel}</ButtonLink>
      </div>
    </form>
  );
}

function inputOf({ name, isDefault, settings }: Values) {
  return {
    name,
    isDefault: isDefault === true,
    settings: {
      ...settings,
      copies: Number(settings.copies),
      offsetXMm: millimetresOf(settings.offsetXMm),
      offsetYMm: millimetresOf(settings.offsetYMm),
    },
  };
}

/** A comma is a decimal point, nothing is nought; what is no number goes to the server, which says so at the field. */
function millimetresOf(typed: string): number | string {
  const text = typed.trim().replace(",", ".").replace("−", "-");
  if (text === "") return 0;
  const value = Number(text);
  return Number.isFinite(value) ? value : typed;
}
