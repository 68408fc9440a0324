"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { StoreView } from "#lib/onboarding/application-view";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { StatusPill } from "@/components/ui/status-pill";
import { DocumentBox } from "./document-box.tsx";
import { VerdictLines } from "./field-notes.tsx";
import { isWrong, noStorePath, pathOfStore } from "./steps.ts";
import { StoreForm } from "./store-form.tsx";
import { useWizard } from "./wizard-context.tsx";

/** The seller's stores with the proof of each, and the form for another one. */
export function StoreList() {
  const t = useTranslations("onboarding.stores");
  const { view, rights } = useWizard();
  const [isAdding, setAdding] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const [isJustAdded, setJustAdded] = useState(false);
  // the form is gone: the new store's proof comes next
  useEffect(() => {
    if (!isJustAdded) return;
    setJustAdded(false);
    list.current?.querySelector<HTMLElement>("li:last-child input[type=file]")?.focus();
  }, [isJustAdded]);
  const onAdded = () => {
    setAdding(false);
    setJustAdded(true);
  };
  const canAdd = rights.edit && view.open !== "none";
  const isFirst = view.stores.length === 0;
  return (
    <section id={noStorePath} data-place aria-labelledby="stores-title" className="scroll-mt-32">
      <h2 id="stores-title" className="font-semibold text-[16px] leading-6">
        {t("title")}
      </h2>
      <p className="mt-0.5 text-ink-soft">{t("text")}</p>
      {isFirst ? null : (
        <ul ref={list} className="mt-3 flex flex-col gap-3">
          {view.stores.map((store) => (
            <StoreEntry key={store.id} store={store} />
          ))}
        </ul>
      )}
      {canAdd && (isFirst || isAdding) ? (
        <div className="mt-3 rounded-lg border border-line bg-surface p-3 md:p-4">
          <StoreForm store={null} onDone={onAdded} onCancel={isFirst ? null : () => setAdding(false)} />
        </div>
      ) : null}
      {canAdd && !isFirst && !isAdding ? (
        <Button className="mt-3 max-md:h-11" onClick={() => setAdding(true)}>
          <Plus aria-hidden className="size-4" />
          {t("addAnother")}
        </Button>
      ) : null}
      {isFirst && !canAdd ? <p className="mt-3 text-ink-faint">{t("none")}</p> : null}
    </section>
  );
}

function StoreEntry({ store }: { readonly store: StoreView }) {
  const t = useTranslations("onboarding.stores");
  const { view, rights } = useWizard();
  const [isEditing, setEditing] = useState(false);
  const isAmiss = isWrong(view, store) || !store.isCertified;
  return (
    <li
      id={pathOfStore(store)}
      data-place
      className={cn(
        "flex scroll-mt-32 flex-col gap-3 rounded-lg border border-line bg-surface p-3 md:p-4",
        isAmiss && "border-alarm",
      )}
    >
      {isEditing ? (
        <StoreForm store={store} onDone={() => setEditing(false)} onCancel={() => setEditing(false)} />
      ) : (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="min-w-0 truncate font-medium">{store.name}</span>
          <span className="text-ink-soft">{store.platformNumber}</span>
          <StatusPill tone={store.isCertified ? "done" : "alarm"}>
            {t("isCertified")} {t(store.isCertified ? "certified" : "notCertified")}
          </StatusPill>
          {store.isOpen && rights.edit ? (
            <Button size="small" className="ml-auto max-md:h-11" onClick={() => setEditing(true)} data-stop>
              {t("edit")}
            </Button>
          ) : null}
        </div>
      )}
      {store.isCertified ? null : <p className="text-alarm text-meta">{t("notCertifiedHint")}</p>}
      <VerdictLines verdict={store.verdict} isAlreadySaid={!store.isCertified} />
      <DocumentBox document={store.proof} />
    </li>
  );
}
