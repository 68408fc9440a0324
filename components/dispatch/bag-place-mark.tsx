import { useTranslations } from "next-intl";
import type { BagState } from "#lib/dispatch/hand-over-kinds";
import { Link } from "@/components/ui/link";

/** Where a parcel lies: its bag, and the list with which that bag left. */
export type BagPlace = {
  readonly bagId: string;
  readonly bagCode: string;
  readonly bagState: BagState;
  readonly handOverCode: string | null;
};

/** The bag of a parcel, or the list with which it left; leads to the bag. */
export function BagPlaceMark({ place, base }: { readonly place: BagPlace | null; readonly base: string }) {
  const t = useTranslations("waybills.place");
  if (!place) return <span className="text-ink-faint">—</span>;
  const { bagId, bagCode, handOverCode } = place;
  return (
    <Link href={`${base}/${bagId}`} className="text-accent-ink tabular-nums" title={t("bag", { bag: bagCode })}>
      {handOverCode === null ? t("bag", { bag: bagCode }) : t("handedOver", { list: handOverCode })}
    </Link>
  );
}
