"use client";

import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ImportChooser } from "./import-chooser.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { ImportRefused } from "./import-refused.tsx";
import { useFileDrop } from "./use-file-drop.ts";
import { type ImportDoors, useImport } from "./use-import.ts";

export type StoreChoice = { readonly id: string; readonly name: string };

type ImportOrdersProps = {
  readonly seller: string;
  readonly stores: readonly StoreChoice[];
  readonly doors: ImportDoors;
  readonly look?: "primary" | "secondary";
};

/** The button that imports orders; a file dropped anywhere on the screen opens the same preview. */
export function ImportOrders({ seller, stores, doors, look = "secondary" }: ImportOrdersProps) {
  const t = useTranslations("intake");
  const [store, setStore] = useState(stores[0]?.id ?? "");
  const [waiting, setWaiting] = useState<File | null>(null);
  const one = useImport(seller, doors);
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
  return (
    <>
      <Button look={look} onClick={one.open}>
        <Upload aria-hidden className="size-4" />
        {t("action.open")}
      </Button>
      {isOver ? (
        <div className="pointer-events-none fixed inset-2 z-40 flex items-center justify-center rounded-xl border-2 border-accent border-dashed bg-canvas/80 font-medium text-accent-ink text-title">
          {t("drop.over")}
        </div>
      ) : null}
      <Dialog.Root open={stage.name !== "closed"} onOpenChange={(open) => (open ? undefined : one.close())}>
        <Dialog.Portal>
          <Dialog.Overlay className="fixed inset-0 z-50 bg-black/40" />
          <Dialog.Content
            aria-describedby={undefined}
            className="fixed inset-x-2 top-[5vh] z-50 mx-auto flex max-h-[90vh] max-w-4xl flex-col overflow-hidden rounded-lg border border-line bg-raised shadow-float"
          >
            <Dialog.Title className="border-line border-b px-4 py-3 font-semibold">{t("title")}</Dialog.Title>
            {stage.name === "choosing" ? (
              <ImportChooser
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
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
    </>
  );
}
