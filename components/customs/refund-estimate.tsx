"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CodeEstimate, RefundEstimate as Estimate } from "#lib/customs/dossier/estimate-refund";
import type { CalendarDate } from "#lib/kit/time";
import { TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import type { ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { rateText, yuanText } from "./dossier-words.ts";

type RateInput = { gcode: string; validFrom: string; rate: string };

type RefundEstimateProps = {
  readonly estimate: Estimate;
  readonly declaredOn: CalendarDate;
  /** Null: this person may look, not change. */
  readonly setRate: ServerAction<RateInput, null> | null;
};

const head = "border-line border-b px-3 py-2 text-left font-medium text-ink-soft text-meta first:pl-0 last:pr-0";
const cell = "border-line border-b px-3 py-1.5 align-top tabular-nums first:pl-0 last:pr-0";

/** The estimate by code: amount, rate and where it comes from; an unknown rate stays unknown and can be typed. */
export function RefundEstimate({ estimate, declaredOn, setRate }: RefundEstimateProps) {
  const t = useTranslations("dossier");
  if (estimate.codes.length === 0 && estimate.ordinaryNetFen === 0) {
    return <p className="text-ink-soft">{t("detail.noEstimate")}</p>;
  }
  return (
    <div className="flex flex-col gap-2">
      <table aria-label={t("detail.estimate")} className="w-full border-separate border-spacing-0">
        <thead>
          <tr>
            <th scope="col" className={head}>
              {t("columns.gcode")}
            </th>
            <th scope="col" className={`${head} text-right`}>
              {t("columns.net")}
            </th>
            <th scope="col" className={head}>
              {t("columns.rate")}
            </th>
            <th scope="col" className={`${head} text-right`}>
              {t("columns.refund")}
            </th>
          </tr>
        </thead>
        <tbody>
          {estimate.codes.map((one) => (
            <CodeRow key={one.gcode} code={one} declaredOn={declaredOn} setRate={setRate} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="py-1.5 text-left font-medium">
              {t("detail.estimateSum")}
            </th>
            <td className="px-3 py-1.5 text-right tabular-nums">{yuanText(estimate.netFen)}</td>
            <td />
            <td className="py-1.5 text-right font-medium tabular-nums">{yuanText(estimate.refundFen)}</td>
          </tr>
        </tfoot>
      </table>
      {estimate.unknownNetFen > 0 ? (
        <p className="text-soon">{t("detail.estimateUnknown", { amount: yuanText(estimate.unknownNetFen) })}</p>
      ) : null}
      {estimate.ordinaryNetFen > 0 ? (
        <p className="text-ink-soft">{t("detail.estimateOrdinary", { amount: yuanText(estimate.ordinaryNetFen) })}</p>
      ) : null}
      <p className="text-ink-soft text-meta">{t("detail.estimateText")}</p>
    </div>
  );
}

type CodeRowProps = {
  readonly code: CodeEstimate;
  readonly declaredOn: CalendarDate;
  readonly setRate: RefundEstimateProps["setRate"];
};

function CodeRow({ code, declaredOn, setRate }: CodeRowProps) {
  const t = useTranslations("dossier");
  const [isOpen, setOpen] = useState(false);
  return (
    <tr>
      <th scope="row" className={`${cell} text-left font-normal`}>
        {code.gcode}
      </th>
      <td className={`${cell} text-right`}>{yuanText(code.netFen)}</td>
      <td className={cell}>
        {code.rateBp === null ? (
          <span className="text-soon">{t("unknown")}</span>
        ) : (
          <>
            {rateText(code.rateBp)}{" "}
            {code.source ? (
              <span className="text-ink-soft text-meta">{t(`detail.rateSources.${code.source}`)}</span>
            ) : null}
            {code.isCapped ? <span className="block text-meta text-soon">{t("detail.capped")}</span> : null}
          </>
        )}
        {setRate && !isOpen ? (
          <Button look="ghost" size="small" className="ml-1" onClick={() => setOpen(true)}>
            {t("detail.setRate")}
          </Button>
        ) : null}
        {setRate && isOpen ? (
          <RateForm gcode={code.gcode} declaredOn={declaredOn} action={setRate} onDone={() => setOpen(false)} />
        ) : null}
      </td>
      <td className={`${cell} text-right`}>{code.refundFen === null ? "–" : yuanText(code.refundFen)}</td>
    </tr>
  );
}

type RateFormProps = {
  readonly gcode: string;
  readonly declaredOn: CalendarDate;
  readonly action: ServerAction<RateInput, null>;
  readonly onDone: () => void;
};

function RateForm({ gcode, declaredOn, action, onDone }: RateFormProps) {
  const t = useTranslations("dossier");
  const form = useActionForm<RateInput, null>({
    action,
    t,
    // a rate holds for what was declared in its year, until a later one is typed
    defaultValues: { gcode, validFrom: `${declaredOn.slice(0, 4)}-01-01`, rate: "" },
    onDone: () => {
      toast.success(t("detail.rateSaved"));
      onDone();
    },
  });
  return (
    <form
      onSubmit={form.submit}
      aria-label={t("detail.rateFor", { code: gcode })}
      className="mt-1 flex flex-wrap items-end gap-2"
    >
      <FormRefusal text={form.refusal} />
      <TextField className="w-24" label={t("detail.rateValue")} inputMode="decimal" autoFocus {...form.field("rate")} />
      <TextField className="w-36" type="date" label={t("detail.rateFrom")} {...form.field("validFrom")} />
      <Button type="submit" isPending={form.isPending}>
        {t("detail.rateSave")}
      </Button>
    </form>
  );
}
