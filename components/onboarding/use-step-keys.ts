"use client";

import { type KeyboardEvent, useCallback } from "react";

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
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.nativeEvent.isComposing || event.defaultPrevented) return;
      const move = moveOf(event);
      if (move === "next" || move === "previous") {
        event.preventDefault();
        // what is being typed is left by this, and saved
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        (move === "next" ? goNext : goPrevious)?.();
      }
      if (move === "field") {
        event.preventDefault();
        if (!focusAfter(event.currentTarget, event.target)) goNext?.();
      }
    },
    [goNext, goPrevious],
  );
}

function moveOf(event: KeyboardEvent<HTMLElement>): "next" | "previous" | "field" | null {
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return "next";
  if (event.altKey && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
    const isTyping = target?.matches("input, textarea") ?? false;
    if (isTyping && isMac()) return null;
    return event.key === "ArrowRight" ? "next" : "previous";
  }
  if (event.key !== "Enter" || event.shiftKey || event.altKey) return null;
  // a form that is sent as a whole, a text of several lines and a button have an Enter of their own
  if (!target?.matches("input:not([type=file], [type=checkbox]), select") || target.closest("[data-own-enter]"))
    return null;
  return "field";
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
