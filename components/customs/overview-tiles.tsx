import { useFormatter, useTranslations } from "next-intl";
import { type DeclarationSearch, declarationQuery } from "#lib/customs/declaration-search";
import { isSameList, type OverviewTile, overviewGroups } from "#lib/customs/papers-overview";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";

type OverviewTilesProps = {
  readonly base: string;
  readonly tiles: readonly OverviewTile[];
  readonly search: DeclarationSearch;
  readonly now: number;
};

const tones = { plain: "text-ink", soon: "text-soon", alarm: "text-alarm" } as const;

/** How things stand at customs, in three groups; each count leads to the list of what it counts. */
export function OverviewTiles({ base, tiles, search, now }: OverviewTilesProps) {
  const t = useTranslations("customs-pages");
  return (
    <nav aria-label={t("overview.label")} className="grid gap-x-6 gap-y-3 px-4 py-3 md:grid-cols-3 md:px-6">
      {overviewGroups.map((group) => (
        <section key={group} aria-labelledby={`overview-${group}`} className="flex min-w-0 flex-col">
          <h2 id={`overview-${group}`} className="mb-1 text-ink-soft text-meta">
            {t(`overview.groups.${group}`)}
          </h2>
          <ul className="grid flex-1 grid-cols-3 overflow-hidden rounded-lg border border-line bg-surface">
            {tiles
              .filter((tile) => tile.group === group)
              .map((tile) => (
                <li key={tile.key} className="min-w-0 border-line border-l first:border-l-0">
                  <Tile base={base} tile={tile} isCurrent={isSameList(tile.search, search)} now={now} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

type TileProps = {
  readonly base: string;
  readonly tile: OverviewTile;
  readonly isCurrent: boolean;
  readonly now: number;
};

function Tile({ base, tile, isCurrent, now }: TileProps) {
  const t = useTranslations("customs-pages");
  const format = useFormatter();
  return (
    <Link
      href={`${base}?${declarationQuery(tile.search)}`}
      scroll={false}
      aria-current={isCurrent ? "page" : undefined}
      className={cn("flex h-full flex-col px-3 py-2 hover:bg-hover", isCurrent && "bg-selected hover:bg-selected")}
    >
      <span className="text-ink-soft text-meta">{t(`overview.tiles.${tile.key}`)}</span>
      <span className={cn("font-semibold text-title", tile.count > 0 ? tones[tile.tone] : "text-ink-faint")}>
        {format.number(tile.count)}
      </span>
      {tile.count > 0 && tile.oldest !== null ? (
        <span className="text-ink-faint text-meta">
          {t("overview.oldest")} <RelativeTime at={tile.oldest} now={now} />
        </span>
      ) : null}
    </Link>
  );
}
