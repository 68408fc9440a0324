"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type ServiceSwitches, serviceCodes } from "#lib/rates/services";
import type { Decider, TemplateNote } from "#lib/routing/decide-solution";
import type { Repair } from "#lib/routing/hindrance";
import type { PresetKey } from "#lib/routing/presets";
import type { Recommendation } from "#lib/routing/recommend";
import { CheckboxField } from "@/components/form/field";
import { type ServerAction, useAction } from "@/components/form/use-action";
import type { Choice } from "@/components/routing/candidate-entry";
import { RecommendationPanel } from "@/components/routing/recommendation-panel";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { useDecisionText } from "./decision-text.ts";

/** The solutions of one order, who decided among them, and the services that it goes with. */
export type OrderSolutionFacts = {
  readonly recommendation: Recommendation;
  readonly decidedBy: Decider;
  readonly templateName: string | null;
  readonly note: TemplateNote;
  readonly preset: PresetKey;
  /** As they are in force; `isOwnServices`: switched for this order, whatever its template says. */
  readonly services: ServiceSwitches;
  readonly isOwnServices: boolean;
};

export type SolutionDoors = {
  readonly choose: ServerAction<
    { orderId: string; solutionCode: string | null; consentNote: string | null; reason: string },
    null
  >;
  readonly switchServices: ServerAction<{ orderId: string; services: ServiceSwitches | null }, null>;
};

type OrderSolutionsProps = {
  readonly seller: string;
  readonly orderId: string;
  readonly facts: OrderSolutionFacts;
  readonly solutionNames: Readonly<Record<string, string>>;
  readonly mayDispatch: boolean;
  readonly doors: SolutionDoors;
};

/** All solutions of an order with prices, days and reasons; who decided, and what can be switched or chosen instead. */
export function OrderSolutions({ seller, orderId, facts, solutionNames, mayDispatch, doors }: OrderSolutionsProps) {
  const t = useTranslations("dispatch");
  const textOf = useDecisionText((code) => solutionNames[code] ?? code);
  const choose = useAction(doors.choose, { t });
  const services = useAction(doors.switchServices, { t });
  const switchOff = (service: string) => services.run({ orderId, services: { ...facts.services, [service]: false } });
  const repair = (one: Repair, text: string): ReactNode => {
    if (one.kind === "connect_carrier") return <RepairLink href={`/s/${seller}/settings/market`} text={text} />;
    if (one.kind === "switch_off_service" && mayDispatch) {
      return (
        <Button size="small" isPending={services.isPending} onClick={() => switchOff(one.values.service)}>
          {text}
        </Button>
      );
    }
    return null;
  };
  return (
    <>
      <p className="mb-2 text-ink-soft text-meta">{textOf(facts).sentence}</p>
      <Services
        services={facts.services}
        isOwn={facts.isOwnServices}
        isPending={services.isPending}
        onSwitch={mayDispatch ? (next) => services.run({ orderId, services: next }) : null}
      />
      <div className="-mx-4 mt-2 border-line border-t">
        <RecommendationPanel
          recommendation={facts.recommendation}
          cardsHref={`/s/${seller}/cards`}
          solutionNames={solutionNames}
          preset={facts.preset}
          isPending={choose.isPending}
          renderRepair={repair}
          {...(mayDispatch
            ? {
                onChoose: (choice: Choice) => choose.run({ orderId, ...choice }),
                onTakeBack: () => choose.run({ orderId, solutionCode: null, consentNote: null, reason: "" }),
              }
            : {})}
        />
      </div>
    </>
  );
}

function RepairLink({ href, text }: { readonly href: string; readonly text: string }) {
  return (
    <Link href={href} className="text-accent-ink hover:underline">
      {text}
    </Link>
  );
}

type ServicesProps = {
  readonly services: ServiceSwitches;
  readonly isOwn: boolean;
  readonly isPending: boolean;
  /** Null for those who may only look. */
  readonly onSwitch: ((services: ServiceSwitches | null) => void) | null;
};

function Services({ services, isOwn, isPending, onSwitch }: ServicesProps) {
  const t = useTranslations("dispatch.services");
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1" disabled={isPending || onSwitch === null}>
      <legend className="sr-only">{t("title")}</legend>
      {serviceCodes.map((service) => (
        <CheckboxField
          key={service}
          label={t(service)}
          checked={services[service]}
          onChange={(event) => onSwitch?.({ ...services, [service]: event.target.checked })}
        />
      ))}
      {isOwn && onSwitch ? (
        <Button size="small" look="ghost" isPending={isPending} onClick={() => onSwitch(null)}>
          {t("back")}
        </Button>
      ) : null}
    </fieldset>
  );
}
