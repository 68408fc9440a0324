"use client";

import { LoaderCircle, ScanBarcode } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from "react";
import { isScannerPace } from "#lib/dispatch/scan-station";

type ScanFieldProps = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly isWaiting: boolean;
  readonly onScan: (text: string, isFast: boolean) => void;
  readonly onEscape: () => void;
};

/**
 * Where scanners type: it has the keyboard whenever nothing else wants it. A key struck on a button that means nothing to
 * a button goes here too, so that a scan is never lost on what was clicked last.
 */
export function ScanField({ field, isWaiting, onScan, onEscape }: ScanFieldProps) {
  const t = useTranslations("scan");
  const id = useId();
  const [text, setText] = useState("");
  const times = useRef<number[]>([]);
  useEffect(() => {
    const input = field.current;
    input?.focus();
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!isForField(event) || !input || document.activeElement === input) return;
      input.focus();
    };
    const onFocusLost = () => {
      // a click on nothing takes the focus from the field, and gives it to nobody
      setTimeout(() => {
        const on = document.activeElement;
        if (on === null || on === document.body || on.id === "main") input?.focus({ preventScroll: true });
      });
    };
    window.addEventListener("keydown", onKey, { capture: true });
    window.addEventListener("focusout", onFocusLost);
    window.addEventListener("click", onFocusLost);
    return () => {
      window.removeEventListener("keydown", onKey, { capture: true });
      window.removeEventListener("focusout", onFocusLost);
      window.removeEventListener("click", onFocusLost);
    };
  }, [field]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      onScan(event.currentTarget.value, isScannerPace(times.current));
      setText("");
      times.current = [];
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (event.currentTarget.value === "") onEscape();
      setText("");
      times.current = [];
    } else if (event.key.length === 1) times.current = [...times.current, event.timeStamp].slice(-64);
  };
  return (
    <div className="relative">
      <label htmlFor={id} className="sr-only">
        {t("field.label")}
      </label>
      <ScanBarcode aria-hidden className="-translate-y-1/2 absolute top-1/2 left-4 size-7 text-ink-faint" />
      <input
        ref={field}
        id={id}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        placeholder={t("field.placeholder")}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="send"
        className="h-16 w-full rounded-lg border-2 border-line-strong bg-surface pr-12 pl-14 font-medium text-[22px] text-ink tabular-nums placeholder:font-normal placeholder:text-[17px] placeholder:text-ink-faint focus:border-accent"
      />
      {isWaiting ? (
        <LoaderCircle
          aria-label={t("field.waiting")}
          className="-translate-y-1/2 absolute top-1/2 right-4 size-6 animate-spin text-ink-faint"
        />
      ) : null}
    </div>
  );
}

/** Characters, but not those by which a button or a list is worked, nor shortcuts, nor what is typed into another field. */
function isForField(event: globalThis.KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || event.key === " ") return false;
  const on = event.target;
  return !(on instanceof HTMLElement && on.closest("input, textarea, select, [role=dialog], [role=menu]"));
}
