import { useRef } from "react";

/**
 * For a panel without a trigger of its own: when it closes, the keyboard is again where it was, or at the page's content
 * when that place is gone. Spread on the panel's content.
 */
export function useReturnFocus() {
  const place = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      place.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      const { current } = place;
      const isThere = current instanceof HTMLElement && current.isConnected && current !== document.body;
      const back = isThere ? current : document.getElementById("main");
      if (!back) return;
      event.preventDefault();
      back.focus({ preventScroll: true });
    },
  };
}
