"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import { cn } from "./class-names.ts";

type CopyButtonProps = {
  readonly text: string;
  /** What is shown; without it only the icon is. */
  readonly children?: ReactNode;
  readonly className?: string;
};

/** Copies a number or a text by one click and says so. */
export function CopyButton({ text, children, className }: CopyButtonProps) {
  const t = useTranslations("ui");
  const [isCopied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setCopied(false), 2000);
    } catch {
      toast.error(t("copy.failed"));
    }
  };
  const Icon = isCopied ? Check : Copy;
  return (
    <button
      type="button"
      onClick={copy}
      className={cn("-mx-1 inline-flex items-center gap-1 rounded px-1 py-0.5 text-left hover:bg-hover", className)}
    >
      {children}
      <Icon aria-hidden className={cn("size-3.5 shrink-0", isCopied ? "text-done" : "text-ink-faint")} />
      <span className="sr-only">{isCopied ? t("copy.copied") : `${t("copy.copy")} ${text}`}</span>
    </button>
  );
}
