"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { ProductChoice } from "#lib/products/product";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/search-input";
import { toast } from "@/components/ui/toast";

export type MatchDoor = ServerAction<unknown, { readonly orders: number }>;

type MatchExistingProps = {
  readonly seller: string;
  readonly lineKey: string;
  readonly match: MatchDoor;
  readonly onDone: () => void;
};

/** "This line is that product": found as one types, said once, remembered for every later order. */
export function MatchExisting({ seller, lineKey, match, onDone }: MatchExistingProps) {
  const t = useTranslations("products");
  const [words, setWords] = useState("");
  const { found, isPending } = useFoundProducts(seller, words);
  const action = useAction(match, {
    t,
    onDone: ({ orders }) => {
      toast.success(t("match.done", { orders }));
      onDone();
    },
  });
  return (
    <section className="mt-4 flex flex-col gap-2 border-line border-t pt-4">
      <h3 className="font-medium">{t("match.title")}</h3>
      <p className="text-ink-soft text-meta">{t("match.text")}</p>
      <SearchInput
        value={words}
        label={t("filters.search")}
        isPending={isPending}
        onSearch={setWords}
        className="sm:w-full"
      />
      <ul className="flex flex-col">
        {found.map((product) => (
          <li key={product.id} className="flex items-center gap-3 border-line border-b py-1.5 last:border-0">
            <span className="min-w-0 flex-1">
              <span className="block truncate">{product.title}</span>
              <span className="block truncate text-ink-soft text-meta">
                {[product.sku, product.attributes].filter(Boolean).join(" · ")}
              </span>
            </span>
            <Button
              size="small"
              isPending={action.isPending}
              aria-label={t("match.choose", { name: product.sku ?? product.title })}
              onClick={() => action.run({ lineKey, productId: product.id })}
            >
              {t("match.verb")}
            </Button>
          </li>
        ))}
        {words !== "" && !isPending && found.length === 0 ? (
          <li className="text-ink-soft">{t("empty.filtered")}</li>
        ) : null}
      </ul>
    </section>
  );
}

/** The search of the words typed last; an earlier one is given up. */
export function useFoundProducts(seller: string, words: string) {
  const [state, setState] = useState<{ readonly words: string; readonly found: readonly ProductChoice[] }>({
    words: "",
    found: [],
  });
  useEffect(() => {
    if (words === "") return;
    const stop = new AbortController();
    fetch(`/api/s/${seller}/products/search?${new URLSearchParams({ q: words })}`, { signal: stop.signal })
      .then((response) => (response.ok ? (response.json() as Promise<readonly ProductChoice[]>) : []))
      .then((found) => setState({ words, found }))
      .catch(() => (stop.signal.aborted ? undefined : setState({ words, found: [] })));
    return () => stop.abort();
  }, [seller, words]);
  return { found: words === "" ? [] : state.found, isPending: words !== "" && state.words !== words };
}
