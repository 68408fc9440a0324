"use client";

import { useTranslations } from "next-intl";
import { countNeeds, needsOf } from "#lib/customs/requirements/needs";
import { productRequirements } from "#lib/customs/requirements/product-requirements";
import type { ProductNeedsProps } from "@/components/products/product-form";
import { NeedList } from "./need-list.tsx";

/** What customs anywhere ask of a product, as it is being typed. */
export function ProductNeeds({ facts, sku, today }: ProductNeedsProps) {
  const t = useTranslations("requirements");
  const needs = needsOf(productRequirements(facts, sku, today));
  const { warns, blocks } = countNeeds(needs);
  const sentence = [
    blocks > 0 ? t("product.blocks", { blocks }) : "",
    warns > 0 ? t("product.warns", { warns }) : "",
  ].filter(Boolean);
  return (
    <details className="mt-4">
      <summary className="cursor-pointer">
        <h3 className="mr-2 inline font-medium">{t("product.title")}</h3>
        <span className={blocks > 0 ? "text-soon" : "text-ink-soft"}>
          {sentence.length > 0 ? sentence.join(" · ") : t("product.fine")}
        </span>
      </summary>
      <div className="mt-1.5">
        <NeedList needs={needs} goods={[]} />
      </div>
    </details>
  );
}
