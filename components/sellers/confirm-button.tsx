"use client";

import { type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

type ConfirmButtonProps = {
  readonly label: string;
  readonly title: string;
  readonly text: string;
  /** `ghost` is a quiet verb that does no harm. */
  readonly look?: "danger" | "primary" | "ghost";
  readonly isPending: boolean;
  /** Gets the form that stands in the question; `close` is called when it was done. */
  readonly onConfirm: (form: HTMLFormElement, close: () => void) => void;
  readonly children?: ReactNode;
};

/** A verb in a row that asks once more, and says what will happen. Fields of the question come as children. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const inside = useRef<HTMLDivElement>(null);
  const { label, title, text, look = "danger", isPending, onConfirm, children } = props;
  return (
    <>
      <Button look={look === "primary" ? "secondary" : "ghost"} size="small" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={title}
        text={text}
        verb={label}
        look={look === "danger" ? "danger" : "primary"}
        isPending={isPending}
        onConfirm={() => {
          const form = inside.current?.closest("form");
          if (form) onConfirm(form, () => setOpen(false));
        }}
      >
        <div ref={inside} className="flex flex-col gap-4">
          {children}
        </div>
      </ConfirmDialog>
    </>
  );
}
