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

type Typed = TypedFacts & { readonly title: string; readonly attributes: string };

type HsRecognitionProps = {
  readonly seller: string;
  readonly product: EditedProduct | null;
  readonly typed: Typed;
  readonly onChoose: (chosen: HsChosen) => void;
  readonly onAnswer: (attribute: string, word: string) => void;
};

/** What the goods in the panel may be, as one types, and how the code that is kept was confirmed. */
export function HsRecognition({ seller, product, typed, onChoose, onAnswer }: HsRecognitionProps) {
  const kept = useKept(seller, product);
  const { title, attributes, nameZh, nameEn, category, material, usedFor, brand, hsCode } = typed;
  return (
    <HsSection
      seller={seller}
      productId={product?.id ?? null}
      typed={{ title, attributes, nameZh, nameEn, category, material, usedFor, brand, code: hsCode }}
      confirmation={product !== null && hsCode === product.hsCode ? kept : null}
      onChoose={onChoose}
      onAnswer={onAnswer}
    />
  );
}

type HsDeclarationProps = {
  readonly seller: string;
  readonly product: EditedProduct | null;
  readonly typed: Typed;
  readonly hs: HsContext;
};

/** The elements and legal units of the code that the product in the panel has; nothing while it has none. */
export function HsDeclaration({ seller, product, typed: { material, usedFor, brand }, hs }: HsDeclarationProps) {
  const kept = useKept(seller, product);
  const code = product?.hsCode ?? "";
  const national = useFetched<RecognitionView>(
    code === "" ? null : `/api/s/${seller}/products/hs/recognise?code=${code}`,
  );
  if (!product || !kept || code === "" || national.isPending) return null;
  const { standing } = national.value ?? { standing: null };
  return (
    <HsElements
      key={`${code} ${kept.at}`}
      productId={product.id}
      national={standing?.ok ? standing.national : null}
      kept={kept}
      facts={{ material, usedFor, brand }}
      units={hs.units}
      save={hs.saveElements}
    />
  );
}

function useKept(seller: string, product: EditedProduct | null): Kept | null {
  return useFetched<Kept>(product ? `/api/s/${seller}/products/hs/product?id=${product.id}` : null).value;
}
