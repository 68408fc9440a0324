import { useTranslations } from "next-intl";
import { countNeeds, type Need, needsOf } from "#lib/customs/requirements/needs";
import type { Requirement } from "#lib/customs/requirements/parcel-requirements";
import { NeedList } from "./need-list.tsx";

type OrderNeedsProps = {
  readonly seller: string;
  readonly requirements: readonly Requirement[];
  /** The goods that the requirements' lines stand for. */
  readonly goods: readonly { readonly productId: string; readonly name: string }[];
  readonly mayEditProducts: boolean;
};

/** What customs ask of a parcel: folded while nothing stops it. */
export function OrderNeeds({ seller, requirements, goods, mayEditProducts }: OrderNeedsProps) {
  const t = useTranslations("requirements");
  const needs = needsOf(requirements);
  const { met, warns, blocks } = countNeeds(needs);
  if (needs.length === 0) return null;
  const sentence =
    blocks > 0
      ? [t("summary.blocks", { blocks }), warns > 0 ? t("summary.warns", { warns }) : ""].filter(Boolean).join(" · ")
      : warns > 0
        ? t("summary.warnsOnly", { met, warns })
        : t("summary.fine", { met });
  const repairHref = ({ lines: [line], field, effect }: Need) => {
    const one = line === undefined ? undefined : goods[line];
    if (!one || !mayEditProducts || effect === "notes" || field === "quantity") return null;
    return `/s/${seller}/products?${new URLSearchParams({ q: one.name, edit: one.productId, field }).toString()}`;
  };
  return (
    <details open={blocks > 0} className="mb-5">
      <summary className="cursor-pointer">
        <h3 className="mr-2 inline font-medium">{t("title")}</h3>
        <span className={blocks > 0 ? "text-soon" : "text-ink-soft"}>{sentence}</span>
      </summary>
      <div className="mt-1.5">
        <NeedList needs={needs} goods={goods.map(({ name }) => name)} repairHref={repairHref} />
      </div>
    </details>
  );
}
