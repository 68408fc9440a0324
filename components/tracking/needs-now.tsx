import { useFormatter, useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";

export type NeedTile = {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly href: string;
  readonly tone: "plain" | "soon" | "alarm";
};

type NeedsNowProps = {
  readonly tiles: readonly NeedTile[];
  readonly kinds: readonly NeedTile[];
};

const tones = { plain: "text-ink", soon: "text-soon", alarm: "text-alarm" } as const;

/** Unsettled incidents by severity and due time, then by kind. */
export function NeedsNow({ tiles, kinds }: NeedsNowProps) {
  const t = useTranslations("watch.now");
  const format = useFormatter();
  return (
    <nav aria-label={t("title")}>
      <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-3 lg:grid-cols-6">
        {tiles.map(({ key, label, count, href, tone }) => (
          <li key={key} className="min-w-0 bg-surface">
            <Link href={href} prefetch={false} className="flex h-full flex-col px-3 py-2 hover:bg-hover">
              <span className="text-ink-soft text-meta">{label}</span>
              <span className={cn("font-semibold text-title tabular-nums", count > 0 ? tones[tone] : "text-ink-faint")}>
                {format.number(count)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {kinds.length === 0 ? (
        <p className="mt-2 text-ink-soft">{t("none")}</p>
      ) : (
        <ul aria-label={t("kinds")} className="mt-2 flex flex-wrap gap-1.5">
          {kinds.map(({ key, label, count, href }) => (
            <li key={key}>
              <Link
                href={href}
                prefetch={false}
                className="inline-flex h-7 items-center gap-1.5 rounded-md border border-line bg-surface px-2 hover:bg-hover"
              >
                {label}
                <span className="font-medium tabular-nums">{format.number(count)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}
