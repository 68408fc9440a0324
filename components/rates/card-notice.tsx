import { useTranslations } from "next-intl";
import type { CardState } from "#lib/rates/card-span";
import { StatusPill } from "@/components/ui/status-pill";
import { cardTones } from "./card-table.tsx";

type Dated = { readonly validFrom: string; readonly validTo: string | null };

/** From when until when a card holds, in words of the namespace `solutions`. */
export function cardValidity(
  t: (key: "cards.from" | "cards.fromTo", values: { from: string; to: string }) => string,
  { validFrom, validTo }: Dated,
): string {
  return validTo === null
    ? t("cards.from", { from: validFrom, to: "" })
    : t("cards.fromTo", { from: validFrom, to: validTo });
}

type CardNoticeProps = {
  readonly card: { readonly source: string; readonly note: string };
  readonly state: CardState;
};

/** Where a card comes from, and that it is another than the one of today. */
export function CardNotice({ card, state }: CardNoticeProps) {
  const t = useTranslations("solutions");
  return (
    <div className="flex flex-col gap-1 px-4 pb-4 md:px-6">
      <p className="flex flex-wrap items-center gap-2">
        <StatusPill tone={cardTones[state]}>{t(`cards.states.${state}`)}</StatusPill>
        <span className="text-ink-soft">
          {t("import.from", { source: card.source })}
          {card.note === "" ? "" : ` · ${card.note}`}
        </span>
      </p>
      {state === "in_force" || state === "scheduled" ? null : (
        <p className="text-ink-soft">{t("cards.old", { state: t(`cards.states.${state}`) })}</p>
      )}
    </div>
  );
}
