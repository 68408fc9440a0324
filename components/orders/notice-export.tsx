"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Door, useDoor } from "@/components/sellers/use-door";
import { Button, ButtonLink } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

type NoticeExportProps = {
  readonly sellerId: string;
  readonly store: { readonly id: string; readonly name: string; readonly pending: number };
  readonly door: Door<{ readonly exportId: string; readonly count: number }>;
};

/** Takes a store's waiting numbers into one file and downloads it; the last one can be fetched again. */
export function NoticeExport({ sellerId, store, door }: NoticeExportProps) {
  const t = useTranslations("notices");
  const fileOf = (exportId: string) => `/api/s/${sellerId}/notices/${exportId}`;
  const form = useDoor(
    door,
    ({ exportId, count }) => {
      toast(t("exported", { count }));
      window.location.assign(fileOf(exportId));
    },
    "notices",
  );
  const take = (format: "xlsx" | "csv") => form.submit({ storeId: store.id, format });
  const isClosed = store.pending === 0 || form.isPending;
  return (
    <div className="flex flex-wrap items-center gap-2" title={t("exportHint", { store: store.name })}>
      <Button look="primary" size="small" disabled={isClosed} onClick={() => take("xlsx")}>
        <Download aria-hidden className="size-3.5" />
        {t("exportXlsx")}
      </Button>
      <Button size="small" disabled={isClosed} onClick={() => take("csv")}>
        {t("exportCsv")}
      </Button>
      {form.value ? (
        <ButtonLink look="ghost" size="small" href={fileOf(form.value.exportId)} prefetch={false}>
          {t("again")}
        </ButtonLink>
      ) : null}
      <span aria-live="polite" className="text-alarm text-meta">
        {form.refusal}
      </span>
    </div>
  );
}
