"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { Currency } from "#lib/kit/money";
import { maxSheetBytes } from "#lib/kit/sheet";
import { SelectField, TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import { sayCode } from "@/components/form/say-code";
import { FileDrop } from "@/components/ui/file-drop";
import { toast } from "@/components/ui/toast";
import { CardPreviewView } from "./card-preview.tsx";
import { type CardProblem, type CardTyped, useCardImport } from "./use-card-import.ts";

type CardImportProps = {
  readonly solutionCode: string;
  readonly tomorrow: string;
  readonly currencies: readonly Currency[];
};

/** A card's file: what is typed beside it, the preview, the confirmation. */
export function CardImport({ solutionCode, tomorrow, currencies }: CardImportProps) {
  const own = useTranslations("solutions");
  const shared = useTranslations("ui");
  const t = useTranslations("solutions.import");
  const router = useRouter();
  const typed = useRef<HTMLFormElement>(null);
  const [start, setStart] = useState<CardTyped>({
    ...{ validFrom: tomorrow, validTo: "", currency: "", source: "", note: "" },
  });
  const one = useCardImport(solutionCode, () => {
    toast(t("saved", { from: start.validFrom }));
    router.push(`/staff/solutions/${solutionCode}`);
    router.refresh();
  });
  const { stage } = one;
  const take = (file: File) => {
    const values = valuesOf(typed.current);
    setStart(values);
    void one.read(file, values);
  };
  if (stage.name === "preview") {
    return (
      <CardPreviewView
        preview={stage.preview}
        isSaving={stage.isSaving}
        refusal={stage.refusal && sayCode(own, shared, "refusals", stage.refusal.code, stage.refusal.values)}
        onConfirm={(hasSeen) => void one.confirm(stage.preview, hasSeen)}
        onAnother={one.begin}
      />
    );
  }
  const problems = stage.name === "choosing" ? stage.problems : [];
  const refusal = stage.name === "choosing" ? stage.refusal : null;
  const isReading = stage.name === "reading";
  return (
    <div className="flex max-w-[720px] flex-col gap-4 px-4 pb-8 md:px-6">
      <form ref={typed} onSubmit={(event) => event.preventDefault()} className="grid gap-4 sm:grid-cols-2">
        <TextField
          type="date"
          name="validFrom"
          required
          label={t("validFrom")}
          hint={t("validFromHint")}
          defaultValue={start.validFrom}
          error={problemText("validFrom", problems, own, shared)}
        />
        <TextField
          type="date"
          name="validTo"
          label={t("validTo")}
          hint={t("validToHint")}
          defaultValue={start.validTo}
          error={problemText("validTo", problems, own, shared)}
        />
        <SelectField
          name="currency"
          label={t("currency")}
          defaultValue={start.currency}
          error={problemText("currency", problems, own, shared)}
        >
          <option value="">{t("currencyFile")}</option>
          {currencies.map((currency) => (
            <option key={currency}>{currency}</option>
          ))}
        </SelectField>
        <TextField
          name="source"
          maxLength={300}
          label={t("source")}
          hint={t("sourceHint")}
          defaultValue={start.source}
          error={problemText("source", problems, own, shared)}
        />
        <TextField
          name="note"
          maxLength={500}
          isOptional
          className="sm:col-span-2"
          label={t("note")}
          defaultValue={start.note}
          error={problemText("note", problems, own, shared)}
        />
      </form>
      <FormRefusal text={refusal && sayCode(own, shared, "refusals", refusal.code, refusal.values)} />
      <FileDrop endings={[".xlsx", ".csv"]} maxBytes={maxSheetBytes} isPending={isReading} onFile={take}>
        {isReading
          ? t("reading", { name: stage.fileName })
          : t("drop", { megabytes: Math.floor(maxSheetBytes / 1024 / 1024) })}
      </FileDrop>
    </div>
  );
}

function problemText(
  field: string,
  problems: readonly CardProblem[],
  own: Parameters<typeof sayCode>[0],
  shared: Parameters<typeof sayCode>[1],
): string | null {
  const problem = problems.find((one) => one.field === field);
  return problem ? sayCode(own, shared, "problems", problem.code, problem.values) : null;
}

function valuesOf(form: HTMLFormElement | null): CardTyped {
  const data = new FormData(form ?? undefined);
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const [validFrom, validTo, currency, source, note] = ["validFrom", "validTo", "currency", "source", "note"].map(text);
  return {
    ...{ validFrom: validFrom ?? "", validTo: validTo ?? "", currency: currency ?? "" },
    ...{ source: source ?? "", note: note ?? "" },
  };
}
