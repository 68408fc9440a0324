"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useId } from "react";
import type { OwnAddressLines } from "#lib/identity/own-address";
import type { OwnAddressKind } from "#lib/sellers/kinds";
import { Button, ButtonLink } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { formValues } from "./form-values.ts";
import { Refusal, TextField } from "./labelled.tsx";
import { OwnAddressHalf } from "./own-address-half.tsx";
import { type Door, useDoor } from "./use-door.ts";

export type OwnAddressItem = {
  readonly id: string;
  readonly storeId: string;
  readonly kind: OwnAddressKind;
  readonly isDefault: boolean;
  readonly label: string;
  readonly companyName: string;
  readonly zh: OwnAddressLines;
  readonly en: OwnAddressLines;
  readonly postalCode: string;
  readonly mobile: string;
  readonly telephone: string;
  readonly email: string;
};

type OwnAddressFormProps = {
  readonly storeId: string;
  readonly kind: OwnAddressKind;
  /** The address to change, or null for a new one. */
  readonly address: OwnAddressItem | null;
  /** What a new one begins with: another address of the store. */
  readonly template: OwnAddressItem | null;
  readonly back: string;
  readonly door: Door<{ readonly addressId: string }>;
  readonly cancel: string;
};

const contactFields = ["postalCode", "mobile", "telephone", "email"] as const;

/** An own address: the Chinese half for the courier, the English half for labels and customs, and how to reach it. */
export function OwnAddressForm({ storeId, kind, address, template, back, door, cancel }: OwnAddressFormProps) {
  const t = useTranslations("settings");
  const router = useRouter();
  const defaultId = useId();
  const onDone = useCallback(() => {
    toast(t("addresses.saved"));
    router.push(back);
  }, [t, router, back]);
  const form = useDoor(door, onDone, "settings");
  const start = address ?? template;
  const submit = (element: HTMLFormElement) => {
    const values = formValues(element);
    form.submit({
      addressId: address?.id ?? null,
      storeId,
      kind,
      isDefault: values.isDefault === "on",
      label: values.label ?? "",
      companyName: values.companyName ?? "",
      fields: {
        zh: halfOf(values, "zh"),
        en: halfOf(values, "en"),
        ...Object.fromEntries(contactFields.map((field) => [field, values[field] ?? ""])),
      },
    });
  };
  return (
    <form
      className="flex max-w-[720px] flex-col gap-5 px-4 pb-8 md:px-6"
      onSubmit={(event) => {
        event.preventDefault();
        submit(event.currentTarget);
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          name="label"
          maxLength={40}
          label={t("addresses.label")}
          hint={t("addresses.labelHint")}
          defaultValue={address?.label}
          problem={form.problemOf("label")}
        />
        <TextField
          name="companyName"
          maxLength={120}
          label={t("addresses.companyName")}
          defaultValue={start?.companyName}
          problem={form.problemOf("companyName")}
        />
      </div>
      <OwnAddressHalf half="zh" lines={start?.zh} problemOf={form.problemOf} />
      <OwnAddressHalf half="en" lines={start?.en} problemOf={form.problemOf} />
      <div className="grid gap-3 sm:grid-cols-2">
        {contactFields.map((field) => (
          <TextField
            key={field}
            name={field}
            label={t(`addresses.fields.${field}`)}
            defaultValue={start?.[field]}
            problem={form.problemOf(`fields.${field}`)}
          />
        ))}
      </div>
      <label htmlFor={defaultId} className="flex items-center gap-2">
        <Checkbox id={defaultId} name="isDefault" defaultChecked={address?.isDefault ?? template === null} />
        {t("addresses.makeDefault")}
      </label>
      <Refusal text={form.refusal} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" isPending={form.isPending}>
          {t("addresses.save")}
        </Button>
        <ButtonLink href={back}>{cancel}</ButtonLink>
      </div>
    </form>
  );
}

function halfOf(values: Record<string, string>, half: "zh" | "en"): OwnAddressLines {
  const of = (name: string) => values[`${half}.${name}`] ?? "";
  return {
    contactName: of("contactName"),
    province: of("province"),
    city: of("city"),
    district: of("district"),
    street: of("street"),
  };
}
