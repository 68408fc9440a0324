/** One line of the key map: which keys, what they do in words, and the doing. The help is drawn from these very lines. */
export type KeyLine = {
  /**
   * "j", "shift+x", "mod+enter" (Ctrl, ⌘ on a Mac), "g r" (one after the other). The help shows all of them, unless
   * `shown` says how.
   */
  readonly keys: readonly string[];
  readonly text: string;
  /** Answers false where there is nothing to do now: the key stays the browser's. */
  readonly run: (event: KeyboardEvent) => unknown;
  /** Holding the key down does it again and again. */
  readonly repeats?: boolean;
  /** What the help shows in place of the keys; null: another line names it. */
  readonly shown?: string | null;
};

export type KeyGroup = {
  readonly title: string;
  /** Where it stands in the help: the lowest first. */
  readonly order: number;
  readonly lines: readonly KeyLine[];
  /** The part of the screen that it is for: a dialog above leaves only the keys of what lies inside it. */
  readonly within?: () => Element | null;
};

type Key = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

/** What was pressed, as key lines write it; null for a key that only changes others, and with Alt, which is the system's. */
export function chordOf(event: Key): string | null {
  if (event.altKey || ["Shift", "Control", "Meta", "Alt", "CapsLock"].includes(event.key)) return null;
  // Chinese input may send the full-width ？ and ／
  const key = event.key === " " ? "space" : event.key.normalize("NFKC").toLowerCase();
  // "?" is Shift and another key on most keyboards, and a key of its own on some
  const isShifted = event.shiftKey && (key.length > 1 || /^\p{L}$/u.test(key));
  return `${event.ctrlKey || event.metaKey ? "mod+" : ""}${isShifted ? "shift+" : ""}${key}`;
}

/** The lines that a chord calls, those of the group that came last first. `first`: the chord just before, of two. */
export function linesFor(groups: readonly KeyGroup[], chord: string, first: string | null): readonly KeyLine[] {
  const of = (wanted: string) => groups.flatMap(({ lines }) => lines.filter(({ keys }) => keys.includes(wanted)));
  const both = first === null ? [] : of(`${first} ${chord}`);
  return both.length > 0 ? both : of(chord);
}

/** Does some line begin with this chord and wait for another? */
export function beginsTwo(groups: readonly KeyGroup[], chord: string): boolean {
  return groups.some(({ lines }) => lines.some(({ keys }) => keys.some((one) => one.startsWith(`${chord} `))));
}

const words: Readonly<Record<string, string>> = {
  ...{ arrowdown: "↓", arrowup: "↑", arrowleft: "←", arrowright: "→", enter: "Enter", escape: "Esc", home: "Home" },
  ...{ end: "End", shift: "Shift", space: "Space" },
};

/** A chord as it is printed on the keys; `isMac`: ⌘ instead of Ctrl. */
export function chordText(chord: string, isMac: boolean): string {
  const part = (one: string) => (one === "mod" ? (isMac ? "⌘" : "Ctrl") : (words[one] ?? one.toUpperCase()));
  return chord
    .split(" ")
    .map((press) => press.split("+").map(part).join(" "))
    .join(" ");
}

/** True while somebody types: letters belong to the field then. A ticked box is no field. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing) return true;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "checkbox" && target.type !== "radio";
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
