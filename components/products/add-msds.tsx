"use client";

import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { MsdsUpload } from "./msds-upload.tsx";

/** Takes a file for the list; its products are named later. */
export function AddMsds({ seller }: { readonly seller: string }) {
  const t = useTranslations("msds");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <Upload aria-hidden className="size-4" />
        {t("list.add")}
      </Button>
      {isOpen ? (
        <Sheet isOpen onOpenChange={setOpen} title={t("list.add")}>
          <MsdsUpload
            seller={seller}
            productIds={[]}
            onKept={() => {
              router.refresh();
              setOpen(false);
            }}
          />
        </Sheet>
      ) : null}
    </>
  );
}
