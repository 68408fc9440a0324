"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CertificationScope } from "#lib/carriers/certification";
import { Button } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { CertificationFrameForm, type FrameDoor } from "./certification-frame-form.tsx";

type CertificationFrameProps = {
  readonly certificationId: string;
  readonly version: number;
  readonly scope: CertificationScope;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly solutions: readonly { readonly code: string; readonly name: string }[];
  /** Names of the countries in the scope, in the reader's language. */
  readonly countryNames: readonly string[];
  readonly isRunning: boolean;
  /** Null where it may not be changed. */
  readonly door: FrameDoor | null;
};

/** What a certification covers and when, and the form to change it. */
export function CertificationFrame(props: CertificationFrameProps) {
  const { scope, validFrom, validTo, solutions, countryNames, door } = props;
  const t = useTranslations("certification");
  const cargo = useTranslations("carriers.cargo");
  const [isOpen, setOpen] = useState(false);
  const list = (part: readonly string[] | "all", names: readonly string[], all: string) =>
    part === "all" ? all : part.length === 0 ? t("frame.nothing") : names.join(" · ");
  const nameOf = (code: string) => solutions.find((one) => one.code === code)?.name ?? code;
  const offers = scope.solutions === "all" ? [] : scope.solutions.map(nameOf);
  const kinds = scope.cargoKinds === "all" ? [] : scope.cargoKinds.map((kind) => cargo(kind));
  const days =
    validFrom === null
      ? t("certification.noValidity")
      : validTo === null
        ? t("certification.validOpen", { from: validFrom })
        : t("certification.valid", { from: validFrom, to: validTo });
  return (
    <section aria-labelledby={`frame-${props.certificationId}`} className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-2">
        <h3 id={`frame-${props.certificationId}`} className="font-medium">
          {t("frame.title")}
        </h3>
        {door ? (
          <Button look="ghost" size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? "frame.close" : "frame.edit")}
          </Button>
        ) : null}
      </div>
      {isOpen && door ? (
        <CertificationFrameForm key={props.version} {...props} door={door} onDone={() => setOpen(false)} />
      ) : (
        <DescriptionList
          items={[
            { term: t("frame.solutions"), value: list(scope.solutions, offers, t("frame.allSolutions")) },
            { term: t("frame.countries"), value: list(scope.countries, countryNames, t("frame.allCountries")) },
            { term: t("frame.cargoKinds"), value: list(scope.cargoKinds, kinds, t("frame.allCargo")) },
            { term: t("columns.validTo"), value: days },
          ]}
        />
      )}
    </section>
  );
}
