"use client";

import { Pencil, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentType, useState } from "react";
import { formatScaled } from "#lib/kit/money";
import { msdsMark } from "#lib/products/msds";
import { missingFacts } from "#lib/products/product";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/input";
import { StatusPill } from "@/components/ui/status-pill";
import type { Choice } from "./fact-fields.tsx";
import { MsdsBulk } from "./msds-bulk.tsx";
import { MsdsMark } from "./msds-mark.tsx";
import {
  type EditedProduct,
  type HsContext,
  type MsdsContext,
  ProductForm,
  type ProductNeedsProps,
  type SaveProductDoor,
} from "./product-form.tsx";

type ProductListProps = {
  readonly products: readonly EditedProduct[];
  readonly countries: readonly Choice[];
  /** Null for who may only look. */
  readonly save: SaveProductDoor | null;
  readonly msds: MsdsContext;
  readonly hs: HsContext;
  readonly needs: ComponentType<ProductNeedsProps>;
  /** The product whose panel the address opens, on which field; it need not be in the list. */
  readonly edit: { readonly product: EditedProduct; readonly field: string | null } | null;
};

const head = "sticky top-0 z-10 border-line border-b bg-canvas px-3 py-2 text-left font-medium text-ink-soft text-meta";
const cell = "border-line border-b px-3 py-1.5 align-top";

/** The catalogue; a row opens in a panel at the side, selected rows are given one MSDS. */
export function ProductList({ products, countries, save, msds, hs, needs, edit }: ProductListProps) {
  const t = useTranslations("products");
  const ofMsds = useTranslations("msds");
  const [openId, setOpenId] = useState<string | null>(edit?.product.id ?? null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const open = [...products, ...(edit ? [edit.product] : [])].find(({ id }) => id === openId);
  const selected = products.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const toggle = (id: string) =>
    setChosen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  return (
    <div className={`relative overflow-x-auto ${selected.length > 0 ? "pb-16" : ""}`}>
      <table className="w-full border-separate border-spacing-0 bg-surface">
        <thead>
          <tr>
            {save ? (
              <th scope="col" className={`${head} md:pl-6`}>
                <Checkbox
                  aria-label={t("actions.selectAll")}
                  checked={selected.length === products.length}
                  onChange={(event) => setChosen(new Set(event.target.checked ? products.map(({ id }) => id) : []))}
                />
              </th>
            ) : null}
            <th scope="col" className={save ? head : `${head} md:pl-6`}>
              {t("columns.sku")}
            </th>
            <th scope="col" className={`${head} w-full`}>
              {t("columns.title")}
            </th>
            <th scope="col" className={`${head} hidden md:table-cell`}>
              {t("columns.hsCode")}
            </th>
            <th scope="col" className={`${head} hidden text-right sm:table-cell`}>
              {t("columns.weightGrams")}
            </th>
            <th scope="col" className={`${head} hidden lg:table-cell`}>
              {t("columns.size")}
            </th>
            <th scope="col" className={`${head} hidden lg:table-cell`}>
              {t("columns.cargoKind")}
            </th>
            <th scope="col" className={`${head} hidden text-right lg:table-cell`}>
              {t("columns.declaredMinor")}
            </th>
            <th scope="col" className={head}>
              {ofMsds("column")}
            </th>
            <th scope="col" className={head}>
              {t("columns.missing")}
            </th>
            <th scope="col" className={head}>
              <span className="sr-only">{t("edit.title")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <ProductLine
              key={product.id}
              product={product}
              today={msds.today}
              edit={
                save && {
                  isChosen: chosen.has(product.id),
                  onChoose: () => toggle(product.id),
                  onOpen: () => setOpenId(product.id),
                }
              }
            />
          ))}
        </tbody>
      </table>
      {save && selected.length > 0 ? (
        <MsdsBulk seller={msds.seller} productIds={selected} doors={msds.doors} onDone={() => setChosen(new Set())} />
      ) : null}
      {save && open ? (
        <ProductForm
          key={open.id}
          product={open}
          countries={countries}
          save={save}
          msds={msds}
          hs={hs}
          needs={needs}
          focus={open.id === edit?.product.id ? edit.field : null}
          onClose={() => setOpenId(null)}
        />
      ) : null}
    </div>
  );
}

type LineProps = {
  readonly product: EditedProduct;
  readonly today: string;
  /** Null for who may only look. */
  readonly edit: {
    readonly isChosen: boolean;
    readonly onChoose: () => void;
    readonly onOpen: () => void;
  } | null;
};

function ProductLine({ product, today, edit }: LineProps) {
  const t = useTranslations("products");
  const missing = missingFacts(product);
  const { lengthMm: length, widthMm: width, heightMm: height } = product;
  return (
    <tr className="hover:bg-hover">
      {edit ? (
        <td className={`${cell} md:pl-6`}>
          <Checkbox
            aria-label={t("actions.select", { name: product.sku ?? product.title })}
            checked={edit.isChosen}
            onChange={edit.onChoose}
          />
        </td>
      ) : null}
      <th scope="row" className={`${cell} whitespace-nowrap text-left font-normal ${edit ? "" : "md:pl-6"}`}>
        {product.sku ?? <span className="text-ink-faint">{t("unknown.none")}</span>}
      </th>
      <td className={cell}>
        <span className="line-clamp-1">{product.title}</span>
        <span className="line-clamp-1 text-ink-soft text-meta">
          {[product.attributes, product.nameZh, product.nameEn].filter(Boolean).join(" · ")}
        </span>
      </td>
      <td className={`${cell} hidden tabular-nums md:table-cell`}>{product.hsCode ?? "—"}</td>
      <td className={`${cell} hidden whitespace-nowrap text-right tabular-nums sm:table-cell`}>
        {product.weightGrams === null ? "—" : t("grams", { grams: product.weightGrams })}
      </td>
      <td className={`${cell} hidden whitespace-nowrap tabular-nums lg:table-cell`}>
        {length && width && height ? t("millimetres", { length, width, height }) : "—"}
      </td>
      <td className={`${cell} hidden whitespace-nowrap lg:table-cell`}>
        {product.cargoKind ? t(`cargo.${product.cargoKind}`) : "—"}
      </td>
      <td className={`${cell} hidden whitespace-nowrap text-right tabular-nums lg:table-cell`}>
        {product.declaredMinor === null ? "—" : `USD ${formatScaled(product.declaredMinor, 2)}`}
      </td>
      <td className={cell}>
        <MsdsMark mark={msdsMark(product.msds, product.cargoKind, today)} />
      </td>
      <td className={cell}>
        {missing.length === 0 ? (
          <StatusPill tone="done">{t("unknown.complete")}</StatusPill>
        ) : (
          <span className="text-meta text-soon">{missing.map((fact) => t(`facts.${fact}`)).join("、")}</span>
        )}
      </td>
      <td className={`${cell} text-right`}>
        {edit ? (
          <Button
            look="ghost"
            size="icon-small"
            aria-label={t("actions.edit", { name: product.sku ?? product.title })}
            onClick={edit.onOpen}
          >
            <Pencil aria-hidden className="size-4" />
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

/** Opens an empty form. */
export function AddProduct({
  countries,
  save,
  msds,
  hs,
  needs,
}: {
  readonly countries: readonly Choice[];
  readonly save: SaveProductDoor;
  readonly msds: MsdsContext;
  readonly hs: HsContext;
  readonly needs: ComponentType<ProductNeedsProps>;
}) {
  const t = useTranslations("products");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Plus aria-hidden className="size-4" />
        {t("actions.add")}
      </Button>
      {isOpen ? (
        <ProductForm
          product={null}
          countries={countries}
          save={save}
          msds={msds}
          hs={hs}
          needs={needs}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
