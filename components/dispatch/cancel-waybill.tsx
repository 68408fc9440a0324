"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { refusalText, type WaybillDoor } from "./waybill-door.ts";

type CancelWaybillProps = {
  readonly waybillId: string;
  /** What the person sees of it: LP, tracking or order number. */
  readonly number: string;
  readonly cancel: WaybillDoor<{ readonly waybillId: string; readonly reason: string }>;
  readonly reasonMax: number;
};

/** Cancelling wants a reason and a second thought; the carrier has the last word. */
export function CancelWaybill({ waybillId, number, cancel, reasonMax }: CancelWaybillProps) {
  const t = useTranslations("waybills");
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const submit = (reason: string) =>
    start(async () => {
      const answer = await cancel({ waybillId, reason });
      if (!answer.ok) return setProblem(refusalText(t, answer));
      setOpen(false);
      toast.success(t("cancel.asked"));
    });
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <Button look="danger" size="small" aria-label={t("actions.cancelNumber", { number })}>
          {t("actions.cancel")}
        </Button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content className="fixed top-1/2 left-1/2 z-50 w-[min(440px,92vw)] -translate-x-1/2 -translate-y-1/2 rounded-lg border border-line bg-raised p-5 text-left text-body text-ink shadow-float">
          <Dialog.Title className="font-semibold">{t("cancel.title", { number })}</Dialog.Title>
          <Dialog.Description className="mt-1 whitespace-normal text-ink-soft">{t("cancel.why")}</Dialog.Description>
          <form
            className="mt-4 flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              submit(String(new FormData(event.currentTarget).get("reason") ?? ""));
            }}
          >
            <label htmlFor={`reason-${waybillId}`} className="text-ink-soft text-meta">
              {t("cancel.reason")}
            </label>
            <Input
              id={`reason-${waybillId}`}
              name="reason"
              maxLength={reasonMax}
              required
              placeholder={t("cancel.reasonHint")}
              aria-invalid={problem !== null || undefined}
            />
            {problem ? (
              <p role="alert" className="whitespace-normal text-alarm text-meta">
                {problem}
              </p>
            ) : null}
            <div className="flex justify-end gap-2">
              <Dialog.Close asChild>
                <Button>{t("cancel.keep")}</Button>
              </Dialog.Close>
              <Button type="submit" look="danger" isPending={isPending}>
                {t("cancel.confirm")}
              </Button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
