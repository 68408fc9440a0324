import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { Currency } from "#lib/kit/money";
import type { CardState } from "#lib/rates/card-span";
import { ButtonLink, buttonLook } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { StatusPill, type Tone } from "@/components/ui/status-pill";

export type CardLine = {
  readonly id: string;
  readonly version: number;
  readonly currency: Currency;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: string;
  readonly note: string;
  readonly importedBy: string;
  readonly createdAt: number;
  readonly rows: number;
  readonly countries: number;
  readonly state: CardState;
};

export const cardTones: Readonly<Record<CardState, Tone>> = {
  in_force: "done",
  scheduled: "info",
  ended: "neutral",
  superseded: "neutral",
  covered: "neutral",
};

const head = "whitespace-nowrap px-3 py-2 font-medium first:pl-4 md:first:pl-6 last:pr-4 md:last:pr-6";
const cell = "px-3 py-2 align-top first:pl-4 md:first:pl-6 last:pr-4 md:last:pr-6";
/** What scrolls by itself must be reachable without a mouse. */
const focusable = { tabIndex: 0 } as const;

type CardTableProps = { readonly solutionCode: string; readonly cards: readonly CardLine[] };

/** All cards of a solution, the latest first; none is ever deleted. */
export function CardTable({ solutionCode, cards }: CardTableProps) {
  const t = useTranslations("solutions.cards");
  const format = useFormatter();
  const columns = ["valid", "state", "content", "source", "by"] as const;
  return (
    <section {...focusable} aria-label={t("title")} className="overflow-x-auto border-line border-y bg-surface">
      <table className="w-full min-w-[880px] text-left">
        <thead>
          <tr className="border-line border-b text-ink-soft text-meta">
            {columns.map((name) => (
              <th key={name} scope="col" className={head}>
                {t(`columns.${name}`)}
              </th>
            ))}
            <th scope="col" className={head}>
              <span className="sr-only">{t("columns.verbs")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <tr key={card.id} className="border-line border-b last:border-0 hover:bg-hover">
              <th scope="row" className={`${cell} whitespace-nowrap font-normal tabular-nums`}>
                {card.validTo === null
                  ? t("from", { from: card.validFrom })
                  : t("fromTo", { from: card.validFrom, to: card.validTo })}
                <span className="block text-ink-faint text-meta">{card.id}</span>
              </th>
              <td className={cell}>
                <StatusPill tone={cardTones[card.state]}>{t(`states.${card.state}`)}</StatusPill>
              </td>
              <td className={`${cell} whitespace-nowrap tabular-nums`}>
                {t("content", { currency: card.currency, rows: card.rows, countries: card.countries })}
              </td>
              <td className={`${cell} min-w-56`}>
                {card.source}
                {card.note === "" ? null : <span className="block text-ink-soft text-meta">{card.note}</span>}
              </td>
              <td className={`${cell} whitespace-nowrap text-ink-soft`}>
                {card.importedBy === ""
                  ? t("shipped")
                  : t("byOn", {
                      name: card.importedBy,
                      when: format.dateTime(card.createdAt, { dateStyle: "medium" }),
                    })}
              </td>
              <td className={cell}>
                <span className="-my-1 flex justify-end gap-1">
                  <ButtonLink
                    look="ghost"
                    size="small"
                    href={`/staff/solutions/${solutionCode}/cards/${encodeURIComponent(card.id)}`}
                  >
                    {t("view")}
                  </ButtonLink>
                  <ExportCard solutionCode={solutionCode} id={card.id} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type ExportCardProps = { readonly solutionCode: string; readonly id: string; readonly isLarge?: boolean };

/** A file to download: no page of Next's. */
export function ExportCard({ solutionCode, id, isLarge = false }: ExportCardProps) {
  const t = useTranslations("solutions.cards");
  const look = isLarge ? buttonLook() : buttonLook({ look: "ghost", size: "small" });
  return (
    <a
      href={`/api/staff/solutions/${solutionCode}/cards/${encodeURIComponent(id)}`}
      aria-label={id === "blank" ? undefined : t("exportOf", { id })}
      className={cn(look)}
    >
      <Download aria-hidden className="size-4" />
      {t(id === "blank" ? "blankGet" : "export")}
    </a>
  );
}
