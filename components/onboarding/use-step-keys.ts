"use client";

import { type KeyboardEvent, useCallback, useEffect, useRef } from "react";

/** What Enter goes through: controls, and the buttons that stand in a control's place. */
const stops = "input:not([type=hidden]):not(:disabled), select:not(:disabled), textarea, [data-stop]:not(input)";

type Moves = { readonly goNext: (() => void) | null; readonly goPrevious: (() => void) | null };

/** On a Mac ⌥ + arrow moves the cursor by words: inside a field it is left alone there. */
const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

/**
 * The keyboard of a step: Enter goes to the next field and from the last to the next step, Ctrl/⌘ + Enter to the next step
 * from anywhere, Alt + ←/→ between steps. Never while an input method composes: there Enter chooses a word.
 */
export function useStepKeys({ goNext, goPrevious }: Moves) {
  const moves = useRef<Moves>({ goNext, goPrevious });
  moves.current = { goNext, goPrevious };
  useEffect(() => {
    // wherever the focus is: after a save it may be nowhere
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const way = event.isComposing || event.defaultPrevented || isAsking() ? null : stepMove(event);
      if (!way) return;
      event.preventDefault();
      // what is being typed is left by this, and saved
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      (way === "next" ? moves.current.goNext : moves.current.goPrevious)?.();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return useCallback((event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented || !goesToNextField(event)) return;
    event.preventDefault();
    if (!focusAfter(event.currentTarget, event.target)) moves.current.goNext?.();
  }, []);
}

/** A question stands above the page and has the keys. */
const isAsking = () => document.querySelector("[role=dialog], [role=alertdialog]") !== null;

type Keys = Pick<globalThis.KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "target">;

function stepMove({ key, altKey, ctrlKey, metaKey, target }: Keys): "next" | "previous" | null {
  if (key === "Enter" && (ctrlKey || metaKey)) return "next";
  if (!altKey || (key !== "ArrowRight" && key !== "ArrowLeft")) return null;
  const isTyping = target instanceof HTMLElement && target.matches("input, textarea");
  if (isTyping && isMac()) return null;
  return key === "ArrowRight" ? "next" : "previous";
}

/** A form that is sent as a whole, a text of several lines and a button have an Enter of their own. */
function goesToNextField({ key, altKey, ctrlKey, metaKey, shiftKey, target }: Keys): boolean {
  if (key !== "Enter" || altKey || ctrlKey || metaKey || shiftKey || !(target instanceof HTMLElement)) return false;
  return target.matches("input:not([type=file], [type=checkbox]), select") && !target.closest("[data-own-enter]");
}

/** Moves the focus to the control behind one; false at the end. Of a group of round boxes the chosen one counts. */
function focusAfter(frame: HTMLElement, from: EventTarget): boolean {
  const all = [...frame.querySelectorAll<HTMLElement>(stops)].filter((one) => one.offsetParent !== null);
  const at = from instanceof HTMLElement ? all.indexOf(from) : -1;
  const name = from instanceof HTMLInputElement && from.type === "radio" ? from.name : null;
  const next = all.slice(at + 1).find((one) => {
    if (!(one instanceof HTMLInputElement) || one.type !== "radio") return true;
    return one.name !== name && (one.checked || isFirstOfUnchosen(frame, one));
  });
  next?.focus();
  return next !== undefined;
}

function isFirstOfUnchosen(frame: HTMLElement, one: HTMLInputElement): boolean {
  const group = [...frame.querySelectorAll<HTMLInputElement>("input[type=radio]")].filter(
    ({ name }) => name === one.name,
  );
  return group[0] === one && group.every(({ checked }) => !checked);
}
