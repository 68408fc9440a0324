"use client";

import { AlertDialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";

type ConfirmButtonProps = {
  readonly label: string;
  readonly title: string;
  readonly text: string;
  readonly cancel: string;
  readonly look?: "danger" | "primary" | "ghost";
  readonly isPending: boolean;
  /** Gets the form that stands in the question; `close` is called when it was done. */
  readonly onConfirm: (form: HTMLFormElement, close: () => void) => void;
  readonly children?: ReactNode;
};

/** A verb that asks once more, and says what will happen. Fields of the question come as children. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const { label, title, text, cancel, look = "danger", isPending, onConfirm, children } = props;
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={setOpen}>
      <AlertDialog.Trigger asChild>
        <Button look={look === "danger" ? "ghost" : look} size="small">
          {label}
        </Button>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <AlertDialog.Content className="fixed top-1/2 left-1/2 z-50 w-[min(28rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rounded-lg border border-line bg-raised p-5 shadow-float">
          <AlertDialog.Title className="font-semibold text-title">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-ink-soft">{text}</AlertDialog.Description>
          <form
            className="mt-4 flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              onConfirm(event.currentTarget, () => setOpen(false));
            }}
          >
            {children}
            <div className="flex justify-end gap-2">
              <AlertDialog.Cancel asChild>
                <Button>{cancel}</Button>
              </AlertDialog.Cancel>
              <Button type="submit" look={look === "danger" ? "danger" : "primary"} isPending={isPending}>
                {label}
              </Button>
            </div>
          </form>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
