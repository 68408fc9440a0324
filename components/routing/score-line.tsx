import { useTranslations } from "next-intl";
import type { Score } from "#lib/routing/score";

const sides = ["price", "speed", "safety"] as const;

/** How a candidate scores on each side, of 100. Worth showing where something else than the price decides. */
export function ScoreLine({ score }: { readonly score: Score }) {
  const t = useTranslations("routing.score");
  return (
    <p className="text-ink-soft text-meta tabular-nums">
      {[
        t("total", { points: Math.round(score.total) }),
        ...sides.map((side) => t(side, { points: Math.round(score[side]) })),
      ].join(" · ")}
    </p>
  );
}
