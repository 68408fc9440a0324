"use client";

import { ArrowLeft, Printer, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import type { SellerKind } from "#lib/sellers/kinds";
import { Button, ButtonLink } from "@/components/ui/button";
import { Meanwhile } from "./meanwhile.tsx";
import { stepToResume } from "./steps.ts";
import { useWizard } from "./wizard-context.tsx";

/**
 * The papers of each kind of seller, in the order in which one leads to the next: no card without the customs filing, no
 * bound account without the card. Where each is had and how long it takes is general knowledge of the trade, without a
 * source that could be quoted: the texts say "usually" and name the office that has the last word. The day on which the
 * operator's form was abolished and the numbers' shapes are from the customs reference.
 */
const items: Readonly<Record<SellerKind, readonly string[]>> = {
  mainland_company: ["store", "licence", "id", "account", "card", "single_window", "parameters"],
  individual_business: ["store", "licence", "filing", "id_operator", "account", "card", "single_window", "parameters"],
  hong_kong_company: [
    "store",
    "br_certificate",
    "id_director",
    "account_hk",
    "card_agent",
    "single_window",
    "parameters",
  ],
};

const facts = ["for", "where", "wait"] as const;

/** Each material: what it is for, where to get it, how long that takes; to be printed and ticked off. */
export function MaterialsChecklist() {
  const t = useTranslations("onboarding");
  const { kind, sellerId, sellerName, view } = useWizard();
  return (
    <div className="pt-6 pb-10 print:p-0">
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1">
          <h1 className="font-semibold text-title">{t("checklist.title")}</h1>
          <p className="mt-1 text-ink-soft">{t("checklist.intro")}</p>
          <p className="mt-1 text-ink-soft text-meta">
            {t("checklist.seller", { name: sellerName, kind: t(`kinds.${kind}`) })}
          </p>
        </div>
        <div className="flex gap-2 print:hidden">
          <ButtonLink href={`/onboarding/${sellerId}/${stepToResume(view)}`} className="max-md:h-11">
            <ArrowLeft aria-hidden className="size-4" />
            {t("checklist.back")}
          </ButtonLink>
          <Button look="primary" className="max-md:h-11" onClick={() => window.print()}>
            <Printer aria-hidden className="size-4" />
            {t("checklist.print")}
          </Button>
        </div>
      </div>
      <ol className="mt-5 divide-y divide-line border-line border-y bg-surface print:bg-transparent">
        {items[kind].map((key) => (
          <li key={key} className="flex break-inside-avoid gap-3 px-4 py-3 print:px-0">
            <Square aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
            <div className="min-w-0 flex-1">
              <h2 className="font-medium">{t(`checklist.items.${key}.name`)}</h2>
              <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-meta">
                {facts.map((fact) => (
                  <div key={fact} className="contents">
                    <dt className="text-ink-faint">{t(`checklist.${fact}`)}</dt>
                    <dd className="text-ink-soft">{t(`checklist.items.${key}.${fact}`)}</dd>
                  </div>
                ))}
              </dl>
            </div>
          </li>
        ))}
      </ol>
      <div className="mt-6">
        <Meanwhile />
      </div>
    </div>
  );
}
