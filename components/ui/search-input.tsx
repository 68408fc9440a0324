"use client";

import { LoaderCircle, Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { cn } from "./class-names.ts";
import { Input } from "./input.tsx";

type SearchInputProps = {
  /** What the address says now. */
  readonly value: string;
  /** Called when typing pauses, and at once on Enter or when cleared. */
  readonly onSearch: (text: string) => void;
  readonly label: string;
  readonly isPending?: boolean;
  readonly maxLength?: number;
  readonly className?: string;
};

const pauseMs = 200;
/** Letters of a Chinese input method are no search yet. */
const composingMs = 1500;

function isComposing(event: Event): boolean {
  return event instanceof InputEvent && event.isComposing;
}

/** Search as you type. The key `/` leads here (data-search); it follows the address, but never while somebody types. */
export function SearchInput({
  value,
  onSearch,
  label,
  isPending = false,
  maxLength = 80,
  className,
}: SearchInputProps) {
  const t = useTranslations("ui");
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (document.activeElement !== field.current) setTyped(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (text: string, waitMs: number) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(text.trim()), waitMs);
  };
  const Icon = isPending ? LoaderCircle : Search;
  return (
    <div className={cn("relative w-full sm:w-72", className)}>
      <Icon
        aria-hidden
        className={cn("pointer-events-none absolute top-2 left-2.5 size-4 text-ink-faint", isPending && "animate-spin")}
      />
      <Input
        ref={field}
        type="search"
        data-search=""
        className="px-8 [&::-webkit-search-cancel-button]:hidden"
        value={typed}
        maxLength={maxLength}
        aria-label={label}
        placeholder={label}
        onChange={(event) => search(event.target.value, isComposing(event.nativeEvent) ? composingMs : pauseMs)}
        onCompositionEnd={(event) => search(event.currentTarget.value, pauseMs)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") search(typed, 0);
          if (event.key === "Escape") typed ? search("", 0) : field.current?.blur();
        }}
      />
      {typed ? (
        <button
          type="button"
          aria-label={t("search.clear")}
          onClick={() => search("", 0)}
          className="absolute top-1 right-1 flex size-6 items-center justify-center rounded text-ink-soft hover:bg-hover"
        >
          <X aria-hidden className="size-4" />
        </button>
      ) : null}
    </div>
  );
}
