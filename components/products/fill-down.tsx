"use client";

import { useTranslations } from "next-intl";
import { noFacts } from "#lib/products/product";
import { type TypedFacts, typedFacts, untypedFacts } from "#lib/products/typed-facts";
import type { UnknownProduct } from "#lib/products/unknown-products";
import { FormRefusal } from "@/components/form/form-refusal";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { type Choice, FactFields } from "./fact-fields.tsx";
import { type MatchDoor, MatchExisting } from "./match-existing.tsx";
import type { CompleteDoor } from "./unknown-list.tsx";

type FillDownProps = {
  readonly products: readonly UnknownProduct[];
  readonly countries: readonly Choice[];
  readonly complete: CompleteDoor;
  readonly seller: string;
  readonly match: MatchDoor;
  readonly onClose: () => void;
};

/** The same facts for one product or many; of one it shows what is known already. */
export function FillDown({ products, countries, complete, seller, match, onClose }: FillDownProps) {
  const t = useTranslations("products");
  const ui = useTranslations("ui");
  const [only, ...others] = products;
  const form = useActionForm<{ facts: TypedFacts }, { readonly products: number; readonly orders: number }>({
    action: ({ facts }) => complete({ lineKeys: products.map((one) => one.lineKey), facts: untypedFacts(facts) }),
    defaultValues: { facts: typedFacts(only && others.length === 0 ? only.facts : noFacts) },
    t,
    onDone: (receipt) => {
      toast.success(t("fill.done", receipt));
      onClose();
    },
  });
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={only && others.length === 0 ? only.title : t("fill.title")}
      text={t("hints.fill")}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button look="primary" type="submit" form="fill-down" isPending={form.isPending}>
            {t("actions.apply", { count: products.length })}
          </Button>
        </>
      }
    >
      <form id="fill-down" className="flex flex-col gap-3" onSubmit={form.submit}>
        <FormRefusal text={form.refusal} />
        {others.length > 0 ? (
          <ul className="max-h-32 overflow-y-auto rounded-md bg-sunken px-3 py-2 text-meta">
            {products.map((one) => (
              <li key={one.lineKey} className="truncate">
                {one.sku || one.title}
              </li>
            ))}
          </ul>
        ) : null}
        <FactFields countries={countries} field={(fact) => form.field(`facts.${fact}`)} />
      </form>
      {only && others.length === 0 && only.productId === null ? (
        <MatchExisting seller={seller} lineKey={only.lineKey} match={match} onDone={onClose} />
      ) : null}
    </Sheet>
  );
}
