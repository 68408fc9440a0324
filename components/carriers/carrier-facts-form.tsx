"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type CarrierFacts, type CarrierRow, carrierFactNames } from "#lib/carriers/carrier";
import { FormRefusal } from "@/components/form/form-refusal";
import type { Answer, ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { CarrierFields } from "./carrier-fields.tsx";

type Facts = { -readonly [K in keyof CarrierFacts]: CarrierFacts[K] };
export type SaveCarrierDoor = ServerAction<
  Facts & { readonly code: string; readonly version: number; readonly seen: Facts },
  null
>;

/** What staff know of a carrier. A second writer is told who changed what, and keeps what was typed. */
export function CarrierFactsForm({
  carrier,
  door,
}: {
  readonly carrier: CarrierRow;
  /** Null for who may only read. */
  readonly door: SaveCarrierDoor | null;
}) {
  const t = useTranslations("certification");
  const router = useRouter();
  const [changed, setChanged] = useState<string | null>(null);
  const seen = Object.fromEntries(carrierFactNames.map((name) => [name, carrier[name]])) as Facts;
  const save = async (facts: Facts): Promise<Answer<null>> => {
    if (!door) return { ok: false, refusal: { code: "not_allowed" } };
    setChanged(null);
    const answer = await door({ ...facts, code: carrier.code, version: carrier.version, seen });
    if (!answer.ok && "refusal" in answer && answer.refusal.code === "changed_meanwhile") {
      const names = String(answer.refusal.values?.fields ?? "").split(",");
      const fields = names.flatMap((name) => carrierFactNames.filter((known) => known === name));
      const words = fields.map((name) => t(name === "note" ? "facts.note" : `facts.${name}`)).join(" · ");
      setChanged(t("changed.facts", { by: String(answer.refusal.values?.by || t("changed.somebody")), fields: words }));
    }
    return answer;
  };
  const form = useActionForm<Facts, null>({
    action: save,
    defaultValues: seen,
    t,
    onDone: () => toast(t("facts.saved")),
  });
  return (
    <form onSubmit={form.submit} className="flex flex-col gap-3" noValidate>
      <CarrierFields field={form.field} isReadOnly={door === null} />
      <FormRefusal text={changed ?? form.refusal} />
      <div className="flex flex-wrap items-center gap-2">
        {door ? (
          <Button type="submit" isPending={form.isPending}>
            {t("facts.save")}
          </Button>
        ) : null}
        {changed === null ? null : (
          <Button look="ghost" onClick={() => router.refresh()}>
            {t("changed.reload")}
          </Button>
        )}
      </div>
      <p className="text-ink-soft text-meta">
        {carrier.editedBy === "" ? t("facts.shipped") : t("facts.editedBy", { name: carrier.editedBy })}
      </p>
      {carrier.source === "" ? null : (
        <p className="break-words text-ink-faint text-meta">{`${t("facts.source")}: ${carrier.source}`}</p>
      )}
    </form>
  );
}
