import { useTranslations } from "next-intl";
import { type DeclarationSearch, declarationQuery } from "#lib/customs/declaration-search";
import { type FilterChip, FilterChips } from "@/components/ui/filter-chips";

type DeclarationChipsProps = {
  readonly base: string;
  readonly search: DeclarationSearch;
  /** What the chosen lanes are called together, where a count leads to them. */
  readonly lanesName: string | null;
};

/** The filters that are on, each to be taken off by itself. */
export function DeclarationChips({ base, search, lanesName }: DeclarationChipsProps) {
  const t = useTranslations("customs-pages");
  const { lanes, way, day, intercept, text } = search;
  const href = (change: Partial<DeclarationSearch>) => {
    const query = declarationQuery({ ...search, after: null, ...change });
    return `${base}?${query || "day=all"}`;
  };
  const laneChips =
    lanesName === null
      ? lanes.map((lane) => ({
          key: lane,
          name: t("filters.state"),
          value: t(`lanes.${lane}`),
          href: href({ lanes: lanes.filter((one) => one !== lane) }),
        }))
      : [{ key: "lanes", name: t("filters.state"), value: lanesName, href: href({ lanes: [] }) }];
  const chips: FilterChip[] = [
    ...laneChips,
    ...(intercept
      ? [
          {
            key: "intercept",
            name: t("filters.state"),
            value: t("overview.tiles.intercept"),
            href: href({ intercept: false }),
          },
        ]
      : []),
    ...(way === null
      ? []
      : [{ key: "way", name: t("filters.way"), value: t(`ways.${way}`), href: href({ way: null }) }]),
    ...(day === null ? [] : [{ key: "day", name: t("filters.day"), value: day, href: href({ day: null }) }]),
    ...(text === "" ? [] : [{ key: "text", name: t("filters.number"), value: text, href: href({ text: "" }) }]),
  ];
  return <FilterChips chips={chips} clearHref={`${base}?day=all`} />;
}
