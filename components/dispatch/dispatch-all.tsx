"use client";

import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { dispatchLimit } from "./dispatch-limit.ts";

const askedEvent = "alp:dispatch-all";
const selectionEvent = "alp:dispatch-selection";

/** The one click for everything that the list finds: asks the list, which knows the orders, for their review. */
export function DispatchAll({ count }: { readonly count: number }) {
  const t = useTranslations("dispatch");
  const d = useTranslations("daily");
  const [hasSelection, setSelection] = useState(false);
  useEffect(() => {
    const listen = (event: Event) => setSelection(event instanceof CustomEvent && event.detail === true);
    window.addEventListener(selectionEvent, listen);
    return () => window.removeEventListener(selectionEvent, listen);
  }, []);
  return (
    <Button
      look="primary"
      // selected orders have a verb of their own, below the list: two that are called alike would be one too many
      className={hasSelection ? "invisible" : ""}
      aria-keyshortcuts="Control+Enter"
      onClick={() => window.dispatchEvent(new Event(askedEvent))}
      {...(count > dispatchLimit ? { title: d("bar.most") } : {})}
    >
      <Printer aria-hidden className="size-4" />
      {count > dispatchLimit ? d("bar.first", { count: dispatchLimit }) : `${t("bar.dispatch")} ${count}`}
    </Button>
  );
}

/** Calls back when everything is to be reviewed; answers how to stop listening. */
export function onDispatchAll(review: () => void): () => void {
  window.addEventListener(askedEvent, review);
  return () => window.removeEventListener(askedEvent, review);
}

/** The list says whether something is selected. */
export function tellSelection(hasSelection: boolean): void {
  window.dispatchEvent(new CustomEvent(selectionEvent, { detail: hasSelection }));
}
