"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CarrierFacts } from "#lib/carriers/carrier";
import { TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import type { ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { CarrierFields } from "./carrier-fields.tsx";

type Input = { -readonly [K in keyof CarrierFacts]: CarrierFacts[K] } & { code: string };
export type AddCarrierDoor = ServerAction<Input, { readonly code: string }>;

const blank: Input = {
  ...{ code: "", nameZh: "", nameEn: "", kind: "line", website: "", contact: "", note: "", isPending: true },
};

/** The button and the panel in which a carrier is added; it leads to the new carrier's page. */
export function AddCarrier({ door }: { readonly door: AddCarrierDoor }) {
  const t = useTranslations("certification");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const form = useActionForm<Input, { readonly code: string }>({
    action: door,
    defaultValues: blank,
    t,
    onDone: ({ code }) => {
      setOpen(false);
      toast(t("add.done"));
      router.push(`/staff/carriers/${code}`);
    },
  });
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden className="size-4" />
        {t("add.open")}
      </Button>
      <Sheet isOpen={isOpen} onOpenChange={setOpen} title={t("add.title")} text={t("add.text")}>
        <form onSubmit={form.submit} className="flex flex-col gap-4 pb-4" noValidate>
          <TextField
            label={t("facts.code")}
            hint={t("facts.codeHint")}
            required
            maxLength={20}
            autoComplete="off"
            {...form.field("code")}
          />
          <CarrierFields field={form.field} />
          <FormRefusal text={form.refusal} />
          <Button type="submit" look="primary" isPending={form.isPending} className="self-start">
            {t("add.verb")}
          </Button>
        </form>
      </Sheet>
    </>
  );
}
