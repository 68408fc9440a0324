import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";

export type LeftOutGroup = {
  readonly reason: string;
  readonly text: string;
  readonly items: readonly { readonly id: string; readonly name: string; readonly href: string }[];
};

const shown = 50;

/** What stays out, by reason, each reason with its count; unfolded it names every one, up to a page. */
export function LeftOutList({
  groups,
  moreHref,
}: {
  readonly groups: readonly LeftOutGroup[];
  readonly moreHref: string;
}) {
  const t = useTranslations("customs-pages");
  return (
    <ul className="rounded-lg border border-line bg-surface">
      {groups.map(({ reason, text, items }) => (
        <li key={reason} className="border-line border-b last:border-b-0">
          <details className="group">
            <summary className="flex cursor-pointer list-none items-center gap-2 px-3 py-2 hover:bg-hover">
              <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-faint group-open:rotate-90" />
              <span className="min-w-0 flex-1">{text}</span>
              <span className="text-ink-soft tabular-nums">{t("leftOut.count", { count: items.length })}</span>
            </summary>
            <ul className="flex flex-wrap gap-x-4 gap-y-1 px-3 pb-3 pl-9">
              {items.slice(0, shown).map(({ id, name, href }) => (
                <li key={id}>
                  <Link href={href} className="text-accent-ink tabular-nums hover:underline">
                    {name}
                  </Link>
                </li>
              ))}
              {items.length > shown ? (
                <li>
                  <Link href={moreHref} className="text-ink-soft hover:underline">
                    {t("leftOut.more", { count: items.length - shown })}
                  </Link>
                </li>
              ) : null}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}
