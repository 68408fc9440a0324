"use client";

import { Upload } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { KeyGroup } from "@/components/ui/key-map";
import { useKeys } from "@/components/ui/use-keys";
import { useFileDrop } from "./use-file-drop.ts";
import { type ImportDoors, useImport } from "./use-import.ts";

const ImportChooser = dynamic(() => import("./import-chooser.tsx").then((module) => module.ImportChooser));
const ImportPreview = dynamic(() => import("./import-preview.tsx").then((module) => module.ImportPreview));
const ImportRefused = dynamic(() => import("./import-refused.tsx").then((module) => module.ImportRefused));

export type StoreChoice = { readonly id: string; readonly name: string };

type ImportOrdersProps = {
  readonly seller: string;
  readonly stores: readonly StoreChoice[];
  /** The server's doors, bound to the seller by the page. */
  readonly confirm: ImportDoors["confirm"];
  readonly discard: ImportDoors["discard"];
  readonly look?: "primary" | "secondary";
};

/** The button that imports orders; a file dropped anywhere on the screen opens the same preview. */
export function ImportOrders({ seller, stores, confirm, discard, look = "secondary" }: ImportOrdersProps) {
  const t = useTranslations("intake");
  const [store, setStore] = useState(stores[0]?.id ?? "");
  const [waiting, setWaiting] = useState<File | null>(null);
  const one = useImport(seller, confirm, discard);
  const take = (file: File) => {
    // a seller with several stores says first which one the file belongs to
    if (stores.length === 1 && store !== "") void one.read(file, store);
    else {
      setWaiting(file);
      one.open();
    }
  };
  const isOver = useFileDrop(take, one.stage.name !== "confirming" && one.stage.name !== "reading");
  const { stage } = one;
  const ui = useTranslations("ui.keys");
  const open = useRef(one.open);
  useEffect(() => {
    open.current = one.open;
  });
  const keys = useMemo<KeyGroup>(
    () => ({
      title: ui("screen"),
      order: 20,
      lines: [{ keys: ["i"], text: t("action.open"), run: () => open.current() }],
    }),
    [t, ui],
  );
  useKeys(keys);
  return (
    <>
      <Button look={look} aria-keyshortcuts="I" onClick={one.open}>
        <Upload aria-hidden className="size-4" />
        {t("action.open")}
      </Button>
      {isOver ? (
        <div className="pointer-events-none fixed inset-2 z-40 flex items-center justify-center rounded-xl border-2 border-accent border-dashed bg-canvas/80 font-medium text-accent-ink text-title">
          {t("drop.over")}
        </div>
      ) : null}
      <Dialog
        isOpen={stage.name !== "closed"}
        onOpenChange={(isOpen) => (isOpen ? undefined : one.close())}
        title={t("title")}
        size={stage.name === "choosing" || stage.name === "refused" ? "medium" : "wide"}
      >
        {stage.name === "choosing" ? (
          <ImportChooser
            seller={seller}
            stores={stores}
            store={store}
            onStore={setStore}
            waiting={waiting}
            onFile={(file) => {
              setWaiting(null);
              void one.read(file, store);
            }}
          />
        ) : null}
        {stage.name === "reading" ? (
          <p role="status" className="px-4 py-16 text-center text-ink-soft">
            {t("reading", { name: stage.fileName })}
          </p>
        ) : null}
        {stage.name === "refused" ? <ImportRefused {...stage} onAnother={one.open} /> : null}
        {stage.name === "preview" || stage.name === "confirming" || stage.name === "done" ? (
          <ImportPreview
            seller={seller}
            preview={stage.preview}
            stage={stage.name}
            refusal={stage.name === "preview" ? stage.refusal : null}
            onConfirm={() => void one.confirm(stage.preview)}
            onClose={one.close}
          />
        ) : null}
      </Dialog>
    </>
  );
}
