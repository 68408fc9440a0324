"use client";

import { ArrowRight, LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import type { DryRun, DryRunSide } from "#lib/dispatch/dry-run";
import { amountText } from "@/components/rates/amount-text";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { useTemplateWords } from "./template-words.ts";
import type { Trial } from "./use-dry-run.ts";

type TemplateDryRunProps = {
  readonly seller: string;
  readonly trial: Trial;
  readonly onAgain: () => void;
  /** Solution code → name in the reader's language. */
  readonly nameOf: (solutionCode: string) => string;
};

const shown = 8;

/** What a change of templates would do to recent orders, before it is saved. */
export function TemplateDryRun({ seller, trial, onAgain, nameOf }: TemplateDryRunProps) {
  const t = useTranslations("templates.dryRun");
  const { state, value } = trial;
  return (
    <div aria-live="polite" aria-busy={state === "running"}>
      {state === "waiting" ? <p className="text-ink-soft">{t("waiting")}</p> : null}
      {state === "running" && !value ? (
        <p className="flex items-center gap-2 text-ink-soft">
          <LoaderCircle aria-hidden className="size-4 animate-spin" />
          {t("running")}
        </p>
      ) : null}
      {state === "failed" ? (
        <p className="flex flex-wrap items-center gap-2">
          {t("failed")}
          <Button size="small" onClick={onAgain}>
            {t("again")}
          </Button>
        </p>
      ) : null}
      {value && state !== "failed" && state !== "waiting" ? (
        <div className={cn(state === "running" && "opacity-60")}>
          <Outcome seller={seller} dryRun={value} nameOf={nameOf} />
        </div>
      ) : null}
      <p className="mt-2 text-ink-faint text-meta">{t("explain")}</p>
    </div>
  );
}

type OutcomeProps = {
  readonly seller: string;
  readonly dryRun: DryRun;
  readonly nameOf: (solutionCode: string) => string;
};

function Outcome({ seller, dryRun, nameOf }: OutcomeProps) {
  const t = useTranslations("templates.dryRun");
  const words = useTemplateWords();
  const { of, changes, differenceUsdMinor, unpriced, unmeasured } = dryRun;
  if (of === 0) return <p>{t("none")}</p>;
  const sum =
    differenceUsdMinor === 0
      ? t("even")
      : t(differenceUsdMinor > 0 ? "more" : "less", { amount: amountText(Math.abs(differenceUsdMinor), "USD") });
  return (
    <>
      <p className="font-medium">{t("result", { of, count: changes.length })}</p>
      {changes.length > 0 ? (
        <p className="text-ink-soft text-meta">
          {[changes.length > unpriced ? sum : null, unpriced > 0 ? t("unpriced", { count: unpriced }) : null]
            .filter(Boolean)
            .join(words.language === "zh" ? "；" : "; ")}
        </p>
      ) : null}
      {unmeasured > 0 ? <p className="text-ink-soft text-meta">{t("unmeasured", { count: unmeasured })}</p> : null}
      <ul className="mt-2 empty:hidden">
        {changes.slice(0, shown).map((change) => (
          <li key={change.orderId} className="border-line border-t py-1.5 text-meta">
            <div className="flex items-baseline justify-between gap-2">
              <Link
                href={`/s/${seller}/orders?q=${change.orderNumber}`}
                className="text-accent-ink underline-offset-2 hover:underline"
              >
                {change.orderNumber}
              </Link>
              <span className="whitespace-nowrap">
                {change.differenceUsdMinor === null ? (
                  <span className="text-ink-faint">{t("noPrice")}</span>
                ) : (
                  signed(change.differenceUsdMinor)
                )}
              </span>
            </div>
            <p className="flex flex-wrap items-center gap-x-1.5 text-ink-soft">
              <span>{words.country(change.country)}</span>
              <span>{change.from.solutionCode === null ? t("held") : nameOf(change.from.solutionCode)}</span>
              <ArrowRight aria-hidden className="size-3.5" />
              <span className="text-ink">
                {change.to.solutionCode === null ? t("held") : nameOf(change.to.solutionCode)}
              </span>
              <By side={change.to} />
            </p>
          </li>
        ))}
      </ul>
      {changes.length > shown ? (
        <p className="text-ink-soft text-meta">{t("rest", { count: changes.length - shown })}</p>
      ) : null}
    </>
  );
}

function By({ side }: { readonly side: DryRunSide }) {
  const t = useTranslations("templates.dryRun.by");
  return <span className="text-ink-faint">· {t(side.decidedBy, { template: side.templateName ?? "" })}</span>;
}

function signed(minor: number): string {
  return `${minor > 0 ? "+" : minor < 0 ? "−" : ""}${amountText(Math.abs(minor), "USD")}`;
}
