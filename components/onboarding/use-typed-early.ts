"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * What was typed into the server's page before React had taken it over: nobody heard of it, and the first drawing would
 * wipe it out. Told once, on taking over; `isLeft`: the focus has gone on already.
 */
export function useTypedEarly<Control extends HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
  value: string,
  onText: (text: string, isLeft: boolean) => void,
): RefObject<Control | null> {
  const control = useRef<Control>(null);
  const first = useRef({ value, onText });
  useEffect(() => {
    const element = control.current;
    if (!element || element.value === first.current.value) return;
    first.current.onText(element.value, element !== document.activeElement);
  }, []);
  return control;
}
