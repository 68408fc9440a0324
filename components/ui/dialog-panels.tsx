"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import * as Radix from "radix-ui/dialog";
import type { ReactNode } from "react";
import { buttonLook } from "./button.tsx";
import { cn } from "./class-names.ts";
import { useReturnFocus } from "./use-return-focus.ts";

export type DialogProps = {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly title: ReactNode;
  /** One sentence below the title: what will happen. */
  readonly text?: ReactNode;
  /** `wide` for tables, `narrow` for a question. */
  readonly size?: "narrow" | "medium" | "wide";
  /** Buttons at the bottom, the verb last. */
  readonly footer?: ReactNode;
  readonly children?: ReactNode;
};

const widths = { narrow: "max-w-md", medium: "max-w-xl", wide: "max-w-5xl" } as const;

/** A question or a short form above the screen. Its content scrolls, title and buttons stay. */
export function DialogPanel({ isOpen, onOpenChange, title, text, size = "medium", footer, children }: DialogProps) {
  const focus = useReturnFocus();
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-black/40" />
        <Radix.Content
          {...focus}
          {...(text ? {} : { "aria-describedby": undefined })}
          className={cn(
            "appear fixed inset-x-4 top-[10dvh] z-50 mx-auto flex max-h-[80dvh] flex-col rounded-lg border border-line bg-raised shadow-float focus:outline-none",
            widths[size],
          )}
        >
          <PanelHead title={title} text={text} />
          {children ? <div className="min-h-0 flex-1 overflow-y-auto px-5 py-1">{children}</div> : null}
          {footer ? <div className="flex flex-wrap justify-end gap-2 px-5 pt-3 pb-4">{footer}</div> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export type SheetProps = Omit<DialogProps, "size"> & { readonly size?: "medium" | "wide" };

const sheetWidths = { medium: "sm:max-w-lg", wide: "sm:max-w-3xl" } as const;

/** A panel at the right for details, repairs and reviews; the whole screen on a phone. */
export function SheetPanel({ isOpen, onOpenChange, title, text, size = "medium", footer, children }: SheetProps) {
  const focus = useReturnFocus();
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-black/40" />
        <Radix.Content
          {...focus}
          {...(text ? {} : { "aria-describedby": undefined })}
          className={cn(
            "appear-right fixed inset-y-0 right-0 z-50 flex w-full flex-col border-line border-l bg-raised shadow-float focus:outline-none",
            sheetWidths[size],
          )}
        >
          <PanelHead title={title} text={text} />
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-2">{children}</div>
          {footer ? (
            <div className="flex flex-wrap items-center justify-end gap-2 border-line border-t px-5 py-3">{footer}</div>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function PanelHead({ title, text }: { readonly title: ReactNode; readonly text?: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <div className="flex items-start gap-3 px-5 pt-4 pb-2">
      <div className="min-w-0 flex-1">
        <Radix.Title className="font-semibold text-[16px] leading-6">{title}</Radix.Title>
        {text ? <Radix.Description className="mt-1 text-ink-soft">{text}</Radix.Description> : null}
      </div>
      <Radix.Close aria-label={t("close")} className={cn(buttonLook({ look: "ghost", size: "icon-small" }), "-mr-1.5")}>
        <X aria-hidden className="size-4" />
      </Radix.Close>
    </div>
  );
}
