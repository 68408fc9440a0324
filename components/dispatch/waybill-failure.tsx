import { useTranslations } from "next-intl";
import type { CarrierFailureCode } from "#lib/dispatch/carrier-failures";
import { carrierRepairs } from "#lib/dispatch/carrier-failures";
import { isPlanFailure, repairOf } from "#lib/dispatch/failures";
import { ButtonLink } from "@/components/ui/button";
import { useFailureWords } from "./failure-words.ts";
import { ManualLink } from "./manual-link.tsx";

type WaybillFailureProps = {
  readonly code: string;
  /** The carrier's code and words, as they came. */
  readonly text: string;
  /** Fields that the carrier named, as in `refusalFields`. */
  readonly fields: readonly string[];
  /** Where it is put right; null where nothing can be done there now. */
  readonly repair: string | null;
};

/**
 * 失败原因代码 of a waybill: number, name, cause, what to do and who, the carrier's own words, and the way to the field.
 * Needs the namespaces failures, gateway, help and waybills.
 */
export function WaybillFailure({ code, text, fields, repair }: WaybillFailureProps) {
  const t = useTranslations("waybills.failure");
  const g = useTranslations("gateway");
  const h = useTranslations("help");
  const { isKnown, nameOf, fixOf } = useFailureWords();
  const cause = `causes.${code}`;
  const fixer = Object.hasOwn(carrierRepairs, code)
    ? carrierRepairs[code as CarrierFailureCode].fixer
    : isPlanFailure(code)
      ? repairOf(code).fixer
      : null;
  const nameOfField = (field: string) => {
    const key = `fields.${field.replace(".", "_")}`;
    return g.has(key) ? g(key) : field;
  };
  return (
    <section aria-label={t("title")} className="rounded-lg border border-line bg-sunken p-3">
      <p className="font-medium">
        <ManualLink code={code} /> {isKnown(code) ? nameOf(code) : t("unknown")}
      </p>
      <dl className="mt-2 grid grid-cols-[4.5rem_1fr] gap-x-3 gap-y-1.5">
        {h.has(cause) ? <Line term={t("cause")}>{h(cause)}</Line> : null}
        {fields.length > 0 ? <Line term={t("fields")}>{fields.map(nameOfField).join(t("comma"))}</Line> : null}
        {text === "" ? null : (
          <Line term={t("carrierSays")}>
            <q className="break-words text-ink-soft">{text}</q>
          </Line>
        )}
        {isKnown(code) ? <Line term={t("fix")}>{fixOf(code)}</Line> : null}
        {fixer ? <Line term={t("who")}>{h(`fixers.${fixer}`)}</Line> : null}
      </dl>
      {repair === null ? null : (
        <ButtonLink className="mt-3" href={repair} size="small">
          {t("repair")}
        </ButtonLink>
      )}
    </section>
  );
}

function Line({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-ink-soft">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
