"use client";

import type { RecognitionView } from "#lib/products/hs-view";
import type { HsConfirmation } from "#lib/products/hs-work";
import type { ElementValue } from "#lib/products/nomenclature/declaration-elements";
import type { TypedFacts } from "#lib/products/typed-facts";
import { HsElements } from "./hs-elements.tsx";
import type { HsChosen } from "./hs-search-dialog.tsx";
import { HsSection } from "./hs-section.tsx";
import type { EditedProduct, HsContext } from "./product-form.tsx";
import { useFetched } from "./use-fetched.ts";

type Kept = HsConfirmation & {
  readonly elements: string;
  readonly elementValues: readonly ElementValue[];
  readonly legalUnit: string | null;
  readonly secondUnit: string | null;
};

type HsDetailsProps = {
  readonly seller: string;
  readonly product: EditedProduct | null;
  readonly typed: TypedFacts & { readonly title: string; readonly attributes: string };
  readonly hs: HsContext;
  readonly onChoose: (chosen: HsChosen) => void;
  readonly onAnswer: (attribute: string, word: string) => void;
};

/** The code of the product in the panel: recognition as one types, and the elements of the code that it has. */
export function HsDetails({ seller, product, typed, hs, onChoose, onAnswer }: HsDetailsProps) {
  const base = `/api/s/${seller}/products/hs`;
  const kept = useFetched<Kept>(product ? `${base}/product?id=${product.id}` : null).value;
  const code = product?.hsCode ?? "";
  const national = useFetched<RecognitionView>(code === "" ? null : `${base}/recognise?code=${code}`);
  const { standing } = national.value ?? { standing: null };
  const { title, attributes, nameZh, nameEn, category, material, usedFor, brand, hsCode } = typed;
  return (
    <>
      <HsSection
        seller={seller}
        productId={product?.id ?? null}
        typed={{ title, attributes, nameZh, nameEn, category, material, usedFor, brand, code: hsCode }}
        confirmation={product !== null && hsCode === code ? kept : null}
        onChoose={onChoose}
        onAnswer={onAnswer}
      />
      {product && kept && code !== "" && !national.isPending ? (
        <HsElements
          key={`${code} ${kept.at}`}
          productId={product.id}
          national={standing?.ok ? standing.national : null}
          kept={kept}
          facts={{ material, usedFor, brand }}
          units={hs.units}
          save={hs.saveElements}
        />
      ) : null}
    </>
  );
}
