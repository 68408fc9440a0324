"use client";

import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { dispatchLimit } from "./dispatch-limit.ts";

const askedEvent = "alp:dispatch-all";

/** The one click for everything that the list finds: asks the list, which knows the orders, for their review. */
export function DispatchAll({ count }: { readonly count: number }) {
  const t = useTranslations("dispatch");
  const d = useTranslations("daily");
  return (
    <Button
      look="primary"
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
