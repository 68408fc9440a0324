"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { SelectField } from "@/components/form/field";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

export type LinkMsdsDoor = ServerAction<
  { readonly msdsId: string; readonly productIds: readonly string[] },
  { readonly products: number }
>;

type MsdsChoice = { readonly id: string; readonly fileName: string; readonly validUntil: string };

type MsdsChooseProps = {
  readonly seller: string;
  readonly productIds: readonly string[];
  readonly link: LinkMsdsDoor;
  readonly onLinked: () => void;
};

/** One of the kept files that still hold, for some products. */
export function MsdsChoose({ seller, productIds, link, onLinked }: MsdsChooseProps) {
  const t = useTranslations("msds");
  const choices = useChoices(seller);
  const [chosen, setChosen] = useState("");
  const [wasSent, setSent] = useState(false);
  const { run, isPending } = useAction(link, {
    t,
    onDone: ({ products }) => {
      toast.success(t("set.linked", { count: products }));
      onLinked();
    },
  });
  if (choices === "failed") return <p className="py-4 text-alarm">{t("set.chooseFailed")}</p>;
  if (choices?.length === 0) return <p className="py-4 text-ink-soft">{t("set.chooseEmpty")}</p>;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (chosen !== "") run({ msdsId: chosen, productIds });
  };
  return (
    <form className="flex flex-col gap-3" onSubmit={send}>
      <SelectField
        label={t("set.chooseFile")}
        value={chosen}
        disabled={choices === null}
        error={wasSent && chosen === "" ? t("set.chooseNone") : null}
        onChange={(event) => setChosen(event.target.value)}
      >
        <option value="" />
        {(choices ?? []).map(({ id, fileName, validUntil }) => (
          <option key={id} value={id}>
            {t("set.option", { file: fileName, on: validUntil })}
          </option>
        ))}
      </SelectField>
      <div className="flex justify-end">
        <Button look="primary" type="submit" isPending={isPending}>
          {t("set.link")}
        </Button>
      </div>
    </form>
  );
}

/** Null while they are on their way. */
function useChoices(seller: string): readonly MsdsChoice[] | "failed" | null {
  const [choices, setChoices] = useState<readonly MsdsChoice[] | "failed" | null>(null);
  useEffect(() => {
    const leave = new AbortController();
    fetch(`/api/s/${seller}/msds/choices`, { signal: leave.signal })
      .then(async (response) => (response.ok ? ((await response.json()) as readonly MsdsChoice[]) : "failed"))
      .then(setChoices)
      .catch(() => (leave.signal.aborted ? undefined : setChoices("failed")));
    return () => leave.abort();
  }, [seller]);
  return choices;
}
