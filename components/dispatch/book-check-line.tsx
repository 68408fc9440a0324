import { useTranslations } from "next-intl";
import type { BookCheckState } from "#lib/dispatch/book-check";
import { Link } from "@/components/ui/link";

export type BookCheckFacts = {
  readonly day: string;
  readonly state: BookCheckState;
  readonly total: number;
  readonly asked: number;
  readonly agreed: number;
  readonly differing: number;
};

/** One quiet sentence: how the last comparison with the carrier's book went, and the way to it. */
export function BookCheckLine({ check, href }: { readonly check: BookCheckFacts; readonly href: string }) {
  const t = useTranslations("books");
  const { day, state, total, asked, agreed, differing } = check;
  const isCalm = differing === 0 && state !== "cut_short";
  return (
    <p className={`px-4 pb-2 text-meta md:px-6 ${isCalm ? "text-ink-soft" : "text-soon"}`}>
      {t(`line.${state}`, { day, total, asked, agreed, differing })}{" "}
      <Link href={href} className="text-accent-ink hover:underline">
        {t("line.open")}
      </Link>
    </p>
  );
}
