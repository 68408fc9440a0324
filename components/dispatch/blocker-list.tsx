"use client";

import { Upload } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Blocker, repairOf } from "#lib/dispatch/failures";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { useBlockerText } from "./blocker-text.ts";
import { useFailureWords } from "./failure-words.ts";
import { ManualLink } from "./manual-link.tsx";
import { repairAddress } from "./repair-address.ts";

const MsdsUpload = dynamic(() => import("@/components/products/msds-upload").then((module) => module.MsdsUpload));

type BlockerListProps = {
  readonly seller: string;
  readonly orderId: string;
  readonly blockers: readonly Blocker[];
  /** May the person keep a product's MSDS? */
  readonly mayUpload: boolean;
};

/** Every reason with its code, what to do, and the way there. */
export function BlockerList({ seller, orderId, blockers, mayUpload }: BlockerListProps) {
  const t = useTranslations("dispatch");
  const textOf = useBlockerText();
  const { fixOf } = useFailureWords();
  return (
    <ul className="flex flex-col gap-2">
      {blockers.map((blocker) => {
        const address = repairAddress(seller, orderId, blocker);
        const place = repairOf(blocker.code).place;
        const isHere = place === "recipient" || place === "solution" || place === "order_hold";
        return (
          <li key={`${blocker.code}-${blocker.field ?? ""}-${blocker.subject ?? ""}-${blocker.detail ?? ""}`}>
            <p>
              <ManualLink code={blocker.code} />
              {textOf(blocker)}
            </p>
            <p className="text-ink-soft text-meta">
              {fixOf(blocker.code)}{" "}
              {address && !isHere ? (
                <Link href={address} className="text-accent-ink hover:underline">
                  {t(`repair.${place}`)}
                </Link>
              ) : null}
            </p>
            {mayUpload && blocker.code === "ERR-403" && blocker.subject ? (
              <UploadHere seller={seller} productId={blocker.subject} />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** The missing MSDS, taken right here: the order goes on as soon as it is kept. */
function UploadHere({ seller, productId }: { readonly seller: string; readonly productId: string }) {
  const t = useTranslations("msds");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <Button size="small" className="mt-1.5" onClick={() => setOpen(true)}>
        <Upload aria-hidden className="size-3.5" />
        {t("section.upload")}
      </Button>
    );
  }
  return (
    <div className="mt-2 rounded-lg border border-line p-3">
      <MsdsUpload
        seller={seller}
        productIds={[productId]}
        onKept={() => {
          setOpen(false);
          router.refresh();
        }}
      />
    </div>
  );
}
