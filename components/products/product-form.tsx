"use client";

import { useTranslations } from "next-intl";
import { type ComponentType, useState } from "react";
import { isCargoKind } from "#lib/carriers/cargo-kinds";
import { noFacts, type Product, type ProductFacts } from "#lib/products/product";
import { readableFacts, type TypedFacts, typedFacts, untypedFacts } from "#lib/products/typed-facts";
import { TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import type { ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { type Choice, FactFields } from "./fact-fields.tsx";
import { HsDeclaration, HsRecognition } from "./hs-details.tsx";
import type { UnitChoice } from "./hs-elements.tsx";
import type { HsChosen } from "./hs-search-dialog.tsx";
import { type KeptMsdsFile, type MsdsDoors, MsdsSection } from "./msds-section.tsx";

export type EditedProduct = Product & { readonly version: number; readonly msds: KeptMsdsFile | null };

/** What the MSDS of a product needs: the seller, the day in China and what may be done. */
export type MsdsContext = { readonly seller: string; readonly today: string; readonly doors: MsdsDoors };

export type SaveProductDoor = ServerAction<unknown, { readonly orders: number }>;

/** What is typed so far, for whoever says what it is needed for. `today` in China. */
export type ProductNeedsProps = { readonly facts: ProductFacts; readonly sku: string; readonly today: string };

/** What the HS code of a product needs: customs' units, and what may be done. */
export type HsContext = { readonly units: readonly UnitChoice[]; readonly saveElements: ServerAction<unknown, null> };

type ProductFormProps = {
  /** Null for a new one. */
  readonly product: EditedProduct | null;
  readonly countries: readonly Choice[];
  readonly save: SaveProductDoor;
  readonly msds: MsdsContext;
  readonly hs: HsContext;
  /** Drawn below the fields, with what is typed. */
  readonly needs: ComponentType<ProductNeedsProps>;
  /** The field to begin with. */
  readonly focus?: string | null;
  readonly onClose: () => void;
};

type Typed = { sku: string; title: string; attributes: string; facts: TypedFacts };

/** One product in a panel at the side. */
export function ProductForm({ product, countries, save, msds, hs, needs: Needs, focus, onClose }: ProductFormProps) {
  const t = useTranslations("products");
  const [chosen, setChosen] = useState<HsChosen | null>(null);
  const form = useActionForm<Typed, { readonly orders: number }>({
    action: (typed) =>
      save({
        id: product?.id ?? null,
        version: product?.version ?? null,
        sku: typed.sku.trim() || null,
        title: typed.title,
        attributes: typed.attributes,
        facts: untypedFacts(typed.facts),
        // only the code that was chosen came that way; another one was typed
        ...(chosen && chosen.code === typed.facts.hsCode ? { hs: { way: chosen.way, from: chosen.from } } : {}),
      }),
    defaultValues: {
      sku: product?.sku ?? "",
      title: product?.title ?? "",
      attributes: product?.attributes ?? "",
      facts: typedFacts(product ?? noFacts),
    },
    t,
    onDone: ({ orders }) => {
      toast.success(t("edit.saved", { orders }));
      onClose();
    },
  });
  const typed = form.form.watch();
  const { cargoKind } = typed.facts;
  const all = { ...typed.facts, title: typed.title, attributes: typed.attributes };
  const set = (name: "facts.hsCode" | "facts.material" | "facts.usedFor", value: string) =>
    form.form.setValue(name, value, { shouldDirty: true });
  const choose = (next: HsChosen) => {
    setChosen(next);
    set("facts.hsCode", next.code);
  };
  // the panel leaves the focus where it finds it
  const begin = (field: string) => (field === focus ? { autoFocus: true } : {});
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={product ? t("edit.title") : t("edit.add")}
      footer={<SaveButtons isPending={form.isPending} onClose={onClose} />}
    >
      <form id="product-form" className="flex flex-col gap-3" onSubmit={form.submit}>
        <FormRefusal text={form.refusal} />
        <TextField label={t("columns.sku")} isOptional {...form.field("sku")} {...begin("sku")} />
        <TextField label={t("columns.title")} {...form.field("title")} />
        <TextField label={t("columns.attributes")} isOptional {...form.field("attributes")} />
        <HsRecognition
          seller={msds.seller}
          product={product}
          typed={all}
          onChoose={choose}
          onAnswer={(attribute, word) => {
            const fact = attribute === "material" || attribute === "make" ? "material" : "usedFor";
            set(`facts.${fact}`, `${typed.facts[fact]} ${word}`.trim());
          }}
        />
        <FactFields countries={countries} field={(fact) => ({ ...form.field(`facts.${fact}`), ...begin(fact) })} />
      </form>
      <HsDeclaration seller={msds.seller} product={product} typed={all} hs={hs} />
      <Needs facts={readableFacts(typed.facts)} sku={typed.sku} today={msds.today} />
      <MsdsSection
        {...msds}
        product={product}
        cargoKind={isCargoKind(cargoKind) ? cargoKind : null}
        msds={product?.msds ?? null}
      />
    </Sheet>
  );
}

function SaveButtons({ isPending, onClose }: { readonly isPending: boolean; readonly onClose: () => void }) {
  const ui = useTranslations("ui");
  return (
    <>
      <Button onClick={onClose}>{ui("cancel")}</Button>
      <Button look="primary" type="submit" form="product-form" isPending={isPending}>
        {ui("save")}
      </Button>
    </>
  );
}
