"use client";

import { Toaster as Sonner } from "sonner";

/** Where short news appear; `toast` of sonner sends them. */
export function ToastPlace() {
  return (
    <Sonner
      position="bottom-center"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-2 rounded-lg border border-line bg-raised px-3 py-2.5 text-body text-ink shadow-float",
          description: "text-meta text-ink-soft",
          actionButton: "ml-auto shrink-0 rounded-md px-2 py-1 font-medium text-accent-ink hover:bg-hover",
        },
      }}
    />
  );
}
