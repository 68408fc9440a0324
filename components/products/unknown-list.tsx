"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { UnknownProduct } from "#lib/products/unknown-products";
import type { ServerAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/input";
import type { Choice } from "./fact-fields.tsx";
import { FillDown } from "./fill-down.tsx";
import type { MatchDoor } from "./match-existing.tsx";

export type CompleteDoor = ServerAction<unknown, { readonly products: number; readonly orders: number }>;

type UnknownListProps = {
  readonly list: readonly UnknownProduct[];
  readonly countries: readonly Choice[];
  readonly now: number;
  readonly seller: string;
  /** Null for who may only look. */
  readonly complete: CompleteDoor | null;
  readonly match: MatchDoor;
};

const head = "sticky top-0 z-10 border-line border-b bg-canvas px-3 py-2 text-left font-medium text-ink-soft text-meta";
const cell = "border-line border-b px-3 py-1.5 align-top";

/** What waiting orders sold without ALP knowing enough of it: those that block most orders first. */
export function UnknownList({ list, countries, now, seller, complete, match }: UnknownListProps) {
  const t = useTranslations("products");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [filling, setFilling] = useState<readonly UnknownProduct[] | null>(null);
  const selected = list.filter((one) => chosen.has(one.lineKey));
  const toggle = (key: string) =>
    setChosen((before) => (before.has(key) ? without(before, key) : new Set([...before, key])));
  return (
    <div className="relative overflow-x-auto pb-16">
      <table className="w-full border-separate border-spacing-0 bg-surface">
        <thead>
          <tr>
            {complete ? (
              <th scope="col" className={`${head} md:pl-6`}>
                <Checkbox
                  aria-label={t("actions.selectAll")}
                  checked={selected.length === list.length}
                  onChange={(event) => setChosen(new Set(event.target.checked ? list.map((one) => one.lineKey) : []))}
                />
              </th>
            ) : null}
            <th scope="col" className={head}>
              {t("columns.sku")}
            </th>
            <th scope="col" className={`${head} w-full`}>
              {t("columns.title")}
            </th>
            <th scope="col" className={`${head} text-right`}>
              {t("columns.orders")}
            </th>
            <th scope="col" className={`${head} min-w-48`}>
              {t("columns.missing")}
            </th>
          </tr>
        </thead>
        <tbody>
          {list.map((one) => (
            <tr key={one.lineKey} className="hover:bg-hover">
              {complete ? (
                <td className={`${cell} md:pl-6`}>
                  <Checkbox
                    aria-label={t("actions.select", { name: one.sku || one.title })}
                    checked={chosen.has(one.lineKey)}
                    onChange={() => toggle(one.lineKey)}
                  />
                </td>
              ) : null}
              <UnknownCells one={one} now={now} onOpen={complete ? () => setFilling([one]) : null} />
            </tr>
          ))}
        </tbody>
      </table>
      {complete && selected.length > 0 ? (
        <div className="fixed inset-x-0 bottom-4 z-20 mx-auto flex w-fit gap-2 rounded-lg border border-line bg-raised p-2 shadow-float">
          <Button look="primary" onClick={() => setFilling(selected)}>
            {t("actions.fill", { count: selected.length })}
          </Button>
        </div>
      ) : null}
      {complete && filling ? (
        <FillDown
          products={filling}
          countries={countries}
          complete={complete}
          seller={seller}
          match={match}
          onClose={() => {
            setFilling(null);
            setChosen(new Set());
          }}
        />
      ) : null}
    </div>
  );
}

function without(set: ReadonlySet<string>, key: string): Set<string> {
  const next = new Set(set);
  next.delete(key);
  return next;
}

type UnknownCellsProps = {
  readonly one: UnknownProduct;
  readonly now: number;
  readonly onOpen: (() => void) | null;
};

function UnknownCells({ one, now, onOpen }: UnknownCellsProps) {
  const t = useTranslations("products");
  const format = useFormatter();
  const due = one.earliestShipByAt;
  const missing = one.productId === null ? t("unknown.new") : one.missing.map((fact) => t(`facts.${fact}`)).join("、");
  return (
    <>
      <th scope="row" className={`${cell} whitespace-nowrap text-left font-normal`}>
        {one.sku || <span className="text-ink-faint">{t("unknown.none")}</span>}
      </th>
      <td className={cell}>
        {onOpen ? (
          <button type="button" className="text-left text-accent-ink hover:underline" onClick={onOpen}>
            {one.title}
          </button>
        ) : (
          one.title
        )}
        {one.attributes ? <span className="block text-ink-soft text-meta">{one.attributes}</span> : null}
      </td>
      <td className={`${cell} whitespace-nowrap text-right tabular-nums`}>
        {one.orders}
        <span className="block text-ink-soft text-meta">
          {t("unknown.pieces", { count: one.pieces })}
          {due === null ? null : (
            <time
              dateTime={new Date(due).toISOString()}
              className={`ml-1.5 ${due < now ? "text-alarm" : due - now < 86_400_000 ? "text-soon" : ""}`}
            >
              {format.relativeTime(due, now)}
            </time>
          )}
        </span>
      </td>
      <td className={`${cell} text-meta text-soon`}>{missing}</td>
    </>
  );
}
