"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { type CountryCode, countryName, isCountryCode } from "#lib/kit/country";
import type { CardPreview } from "#lib/rates/card-preview";
import { FormRefusal } from "@/components/form/form-refusal";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/input";
import { CardFindings, SheetErrors } from "./card-findings.tsx";
import { CardSamples } from "./card-samples.tsx";
import { basisPointsText } from "./micros-text.ts";
import { useWordList } from "./word-list.ts";

type CardPreviewViewProps = {
  readonly preview: CardPreview;
  readonly isSaving: boolean;
  readonly refusal: string | null;
  readonly onConfirm: (hasSeenWarnings: boolean) => void;
  readonly onAnother: () => void;
};

/** What a card's file would bring; the verb stands below what must be looked at. */
export function CardPreviewView({ preview, isSaving, refusal, onConfirm, onAnother }: CardPreviewViewProps) {
  const t = useTranslations("solutions.import");
  const [hasSeen, setSeen] = useState(false);
  const { card, isSavable, hasWarnings } = preview;
  return (
    <div className="flex flex-col gap-6 pb-10">
      {preview.errorCount > 0 ? <SheetErrors preview={preview} /> : null}
      {card ? (
        <>
          <section aria-labelledby="card-head" className="px-4 md:px-6">
            <h2 id="card-head" className="font-semibold">
              {t("head")}
            </h2>
            <p className="mt-1 tabular-nums">
              {t("headText", {
                ...{ currency: card.currency, from: card.validFrom, to: card.validTo ?? "none" },
                ...{ version: card.version, rows: card.rows, countries: card.countries },
              })}
            </p>
            <p className="text-ink-soft">{t("from", { source: card.source })}</p>
          </section>
          <CardFindings preview={preview} currency={card.currency} />
          <Changes preview={preview} />
          <CardSamples samples={preview.samples} />
        </>
      ) : null}
      <div className="flex flex-col gap-3 px-4 md:px-6">
        {isSavable && hasWarnings ? (
          <label htmlFor="card-seen" className="flex items-start gap-2">
            <Checkbox
              id="card-seen"
              className="mt-0.5"
              checked={hasSeen}
              onChange={(event) => setSeen(event.target.checked)}
            />
            {t("seen")}
          </label>
        ) : null}
        <FormRefusal text={refusal} />
        <div className="flex gap-2">
          {isSavable ? (
            <Button
              look="primary"
              isPending={isSaving}
              disabled={hasWarnings && !hasSeen}
              onClick={() => onConfirm(hasSeen)}
            >
              {t("confirm")}
            </Button>
          ) : null}
          <Button disabled={isSaving} onClick={onAnother}>
            {t("another")}
          </Button>
        </div>
      </div>
    </div>
  );
}

const shownCountries = 60;
const head = "whitespace-nowrap px-3 py-2 font-medium first:pl-4 md:first:pl-6";
const cell = "whitespace-nowrap px-3 py-1.5 first:pl-4 md:first:pl-6";
/** What scrolls by itself must be reachable without a mouse. */
const focusable = { tabIndex: 0 } as const;

function Changes({ preview: { before, diff } }: { readonly preview: CardPreview }) {
  const t = useTranslations("solutions.import");
  const own = useTranslations("solutions.cards");
  const listed = useWordList();
  const language = useLocale().startsWith("zh") ? "zh" : "en";
  if (!diff) return null;
  const names = (list: readonly { readonly nameZh: string; readonly nameEn: string }[]) =>
    listed(list.map((one) => (language === "zh" ? one.nameZh : one.nameEn)));
  const nameOf = (code: string) =>
    code === "*" ? own("everywhere") : isCountryCode(code) ? countryName(code as CountryCode, language) : code;
  const shown = diff.countries.slice(0, shownCountries);
  return (
    <section aria-labelledby="card-changes">
      <div className="px-4 pb-2 md:px-6">
        <h2 id="card-changes" className="font-semibold">
          {t("changes")}
        </h2>
        <p className="mt-1 text-ink-soft">
          {before ? t("against", { id: before.id, from: before.validFrom }) : t("firstCard")}
        </p>
        <p className="tabular-nums">
          {t("counts", { added: diff.added, removed: diff.removed, changed: diff.changed, same: diff.same })}
        </p>
        {diff.surchargesAdded.length > 0 ? <p>{t("surchargesAdded", { names: names(diff.surchargesAdded) })}</p> : null}
        {diff.surchargesRemoved.length > 0 ? (
          <p>{t("surchargesRemoved", { names: names(diff.surchargesRemoved) })}</p>
        ) : null}
        {diff.services.length > 0 ? (
          <p>
            {t("servicesChanged", {
              names: listed(diff.services.map((code) => own(`serviceNames.${code}`))),
            })}
          </p>
        ) : null}
      </div>
      {before && shown.length > 0 ? (
        <section
          {...focusable}
          aria-label={t("changes")}
          className="max-h-96 overflow-auto border-line border-y bg-surface"
        >
          <table className="w-full min-w-[520px] text-left tabular-nums">
            <thead>
              <tr className="border-line border-b text-ink-soft text-meta">
                {(["country", "added", "removed", "changed", "range"] as const).map((name) => (
                  <th key={name} scope="col" className={name === "country" ? head : `${head} text-right`}>
                    {t(`changeColumns.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <tr key={one.country} className="border-line border-b last:border-0">
                  <th scope="row" className={`${cell} font-normal`}>
                    {nameOf(one.country)} <span className="text-ink-faint text-meta">{one.country}</span>
                  </th>
                  <td className={`${cell} text-right`}>{one.added || ""}</td>
                  <td className={`${cell} text-right`}>{one.removed || ""}</td>
                  <td className={`${cell} text-right`}>{one.changed || ""}</td>
                  <td className={`${cell} text-right`}>
                    <Range least={one.leastBasisPoints} most={one.mostBasisPoints} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
      {before && diff.countries.length > shown.length ? (
        <p className="px-4 py-2 text-ink-soft md:px-6">
          {t("moreCountries", { count: diff.countries.length - shown.length })}
        </p>
      ) : null}
    </section>
  );
}

function Range({ least, most }: { readonly least: number | null; readonly most: number | null }) {
  const t = useTranslations("solutions.import");
  if (least === null || most === null) return null;
  if (least === most) return basisPointsText(most);
  return t("range", { least: basisPointsText(least), most: basisPointsText(most) });
}
