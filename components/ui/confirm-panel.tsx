"use client";

import { useTranslations } from "next-intl";
import * as Radix from "radix-ui/alert-dialog";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { useReturnFocus } from "./use-return-focus.ts";

export type ConfirmDialogProps = {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** The question. */
  readonly title: ReactNode;
  /** What happens then, and whether it can be undone. */
  readonly text: ReactNode;
  /** The verb. */
  readonly verb: ReactNode;
  readonly look?: "primary" | "danger";
  readonly isPending?: boolean;
  readonly onConfirm: () => void;
  /** Fields of the question: a reason, a name to type. */
  readonly children?: ReactNode;
};

/** Asks once more before what cannot be undone. Cancel has the focus; the dialog stays open until the answer came. */
export function ConfirmPanel(props: ConfirmDialogProps) {
  const { isOpen, onOpenChange, title, text, verb, look = "primary", isPending = false, onConfirm, children } = props;
  const t = useTranslations("ui");
  const focus = useReturnFocus();
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-black/40" />
        <Radix.Content
          {...focus}
          className="appear fixed inset-x-4 top-[18dvh] z-50 mx-auto max-w-md rounded-lg border border-line bg-raised p-5 shadow-float focus:outline-none"
        >
          <Radix.Title className="font-semibold text-[16px] leading-6">{title}</Radix.Title>
          <Radix.Description className="mt-1 text-ink-soft">{text}</Radix.Description>
          <form
            className="mt-4 flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              onConfirm();
            }}
          >
            {children}
            <div className="flex justify-end gap-2">
              <Radix.Cancel asChild>
                <Button>{t("cancel")}</Button>
              </Radix.Cancel>
              <Button type="submit" look={look} isPending={isPending}>
                {verb}
              </Button>
            </div>
          </form>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
