"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, type ReactNode, useId, useState } from "react";
import { buttonLook } from "./button.tsx";
import { cn } from "./class-names.ts";

type FileDropProps = {
  /** Endings with their dot: [".xlsx", ".csv"]. */
  readonly endings: readonly string[];
  readonly maxBytes: number;
  readonly onFile: (file: File) => void;
  readonly isPending?: boolean;
  /** What is taken and what happens with it. */
  readonly children: ReactNode;
  readonly className?: string;
};

/** One file, by the button or dropped on the box. Endings and size are looked at here; the server looks again. */
export function FileDrop({ endings, maxBytes, onFile, isPending = false, children, className }: FileDropProps) {
  const t = useTranslations("ui");
  const id = useId();
  const [isOver, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const take = (file: File | undefined) => {
    if (!file || isPending) return;
    const wrongType = !endings.some((ending) => file.name.toLowerCase().endsWith(ending));
    if (wrongType) return setProblem(t("drop.wrongType", { name: file.name }));
    if (file.size > maxBytes)
      return setProblem(t("drop.tooLarge", { name: file.name, megabytes: Math.floor(maxBytes / 1_000_000) }));
    setProblem(null);
    onFile(file);
  };
  const over = (event: DragEvent, next: boolean) => {
    event.preventDefault();
    setOver(next);
  };
  return (
    <section
      aria-labelledby={`${id}-text`}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={(event) => {
        over(event, false);
        take(event.dataTransfer.files[0]);
      }}
      className={cn(
        "flex flex-col items-center gap-2 rounded-lg border border-line-strong/60 border-dashed px-4 py-6 text-center",
        isOver && "border-accent bg-accent-soft",
        className,
      )}
    >
      <FileUp aria-hidden className="size-6 text-ink-faint" strokeWidth={1.5} />
      <p id={`${id}-text`} className="max-w-md text-ink-soft">
        {children}
      </p>
      <p className="flex items-center gap-2">
        <label
          className={cn(buttonLook(), "focus-within:outline-2 focus-within:outline-accent", isPending && "opacity-50")}
        >
          {t("drop.choose")}
          <input
            type="file"
            accept={endings.join(",")}
            disabled={isPending}
            className="sr-only"
            onChange={(event) => {
              take(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </label>
        <span className="text-ink-soft text-meta">{isOver ? t("drop.release") : t("drop.or")}</span>
      </p>
      <p aria-live="polite" className="text-alarm text-meta">
        {problem}
      </p>
    </section>
  );
}
