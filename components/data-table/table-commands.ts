export type TableCommand = "down" | "up" | "select" | "range" | "all" | "open" | "search" | "help" | "clear";

type Key = {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

/** What a key means on a table; null where it means nothing and belongs to the browser. */
export function commandOf(key: Key, isSelectable: boolean, hasSelection: boolean): TableCommand | null {
  if (key.altKey) return null;
  const letter = key.key.toLowerCase();
  if (key.ctrlKey || key.metaKey) return letter === "a" && !key.shiftKey && isSelectable ? "all" : null;
  if (letter === "j") return "down";
  if (letter === "k") return "up";
  if (letter === "x" && isSelectable) return key.shiftKey ? "range" : "select";
  if (key.key === "Enter") return "open";
  if (key.key === "/") return "search";
  if (key.key === "?") return "help";
  return key.key === "Escape" && hasSelection ? "clear" : null;
}

/** The next place up or down; from nowhere j goes to the first and k to the last, and the ends hold. */
export function nextIndex(from: number, step: 1 | -1, count: number): number {
  if (count === 0) return -1;
  if (from < 0) return step === 1 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, from + step));
}

/** True while somebody types: letters belong to the field then. A ticked box is no field. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing) return true;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "checkbox" && target.type !== "radio";
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
