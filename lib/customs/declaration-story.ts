import type { Instant } from "#lib/kit/time";
import { explainReturn, type ReturnExplanation } from "./explain-return.ts";
import type { CebKind } from "./message.ts";
import type { MessageState } from "./message-state.ts";
import { readMoment } from "./message-time.ts";
import { answeredKind, receiptKinds } from "./receipt.ts";
import { receiptStateName, stateOfReceipt } from "./receipt-state.ts";
import type { StaffReceipts } from "./staff-receipts.ts";
import type { DocumentState } from "./states.ts";

/** What was sent and heard of one declaration, as it is kept. */
export type StoryFacts = {
  readonly documents: readonly {
    readonly guid: string;
    readonly kind: CebKind;
    readonly appType: string;
    readonly submission: number;
    readonly state: DocumentState;
    readonly status: string;
    readonly words: string;
    readonly messageGuid: string;
    readonly createdAt: Instant;
    readonly answeredAt: Instant | null;
  }[];
  readonly messages: readonly {
    readonly guid: string;
    readonly state: MessageState;
    readonly attempts: number;
    readonly answer: string;
  }[];
  readonly receipts: readonly {
    readonly id: string;
    readonly kind: string | null;
    readonly guid: string | null;
    readonly status: string;
    readonly words: string;
    readonly time: string;
    readonly preNo: string | null;
    readonly invtNo: string | null;
    readonly receivedAt: Instant;
  }[];
  readonly withdrawals: readonly {
    readonly id: string;
    readonly reason: string;
    readonly createdBy: string;
    readonly createdAt: Instant;
  }[];
};

export type StoryTone = "plain" | "done" | "soon" | "alarm";

/** One thing that happened to a declaration. */
export type StoryEntry = { readonly key: string; readonly at: Instant; readonly tone: StoryTone } & (
  | {
      readonly type: "sent";
      readonly submission: number;
      /** 1 new, 2 change, 3 delete. */
      readonly appType: string;
      readonly kinds: readonly CebKind[];
      /** `waits`: not with the exchange yet; `again`: it could not be reached; `refused`: it will not take them. */
      readonly delivery: "delivered" | "waits" | "again" | "refused";
      readonly attempts: number;
      /** What the exchange said, or why it was not reached. */
      readonly answer: string;
    }
  | {
      readonly type: "receipt";
      /** The document that it answers; null: nobody can say. */
      readonly document: CebKind | null;
      readonly status: string;
      readonly state: DocumentState | null;
      /** Customs' name of the code. */
      readonly name: { readonly zh: string; readonly en: string } | null;
      readonly words: string;
      /** Numbers that this answer was the first to bear. */
      readonly preNo: string | null;
      readonly invtNo: string | null;
      readonly explanation: ReturnExplanation | null;
      readonly receivedAt: Instant;
    }
  | { readonly type: "withdrawal"; readonly reason: string; readonly by: string }
);

/** The life of a declaration, newest first: what was sent, what was answered, each with customs' own words. */
export function storyOf(facts: StoryFacts, staff?: StaffReceipts): readonly StoryEntry[] {
  const entries = [
    ...sentEntries(facts),
    ...facts.withdrawals.map((one): StoryEntry => {
      const { id, reason, createdBy, createdAt } = one;
      return { type: "withdrawal", key: id, at: createdAt, tone: "soon", reason, by: createdBy };
    }),
    ...facts.receipts.map((receipt) => receiptEntry(receipt, facts, staff)),
  ];
  const sorted = entries
    .map((entry, index) => ({ entry, index }))
    .sort(newestFirst)
    .map(({ entry }) => entry);
  return numbersOnce(sorted);
}

/** Every receipt repeats the numbers; said once, where they came, they are news. */
function numbersOnce(newestFirstEntries: readonly StoryEntry[]): readonly StoryEntry[] {
  const seen = new Set<string>();
  const once = (number: string | null) => {
    if (number === null || seen.has(number)) return null;
    seen.add(number);
    return number;
  };
  return newestFirstEntries
    .toReversed()
    .map((entry) =>
      entry.type === "receipt" ? { ...entry, preNo: once(entry.preNo), invtNo: once(entry.invtNo) } : entry,
    )
    .reverse();
}

type Placed = { readonly entry: StoryEntry; readonly index: number };

function newestFirst(one: Placed, other: Placed): number {
  return other.entry.at - one.entry.at || other.index - one.index;
}

/** Order, waybill and list of one submission went together. */
function sentEntries({ documents, messages }: StoryFacts): readonly StoryEntry[] {
  const groups = new Map<string, StoryFacts["documents"][number][]>();
  for (const one of documents) {
    const key = `${one.kind === "CEB605" ? "withdrawal" : "declaration"}-${one.submission}-${one.createdAt}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].flatMap(([key, group]): StoryEntry[] => {
    const [first] = group;
    if (!first) return [];
    const own = messages.filter(({ guid }) => group.some(({ messageGuid }) => messageGuid === guid));
    const worst = own.find(({ state }) => state === "refused" || state === "format_refused") ?? own.find(isOpen);
    const delivery = !worst ? "delivered" : !isOpen(worst) ? "refused" : worst.attempts > 0 ? "again" : "waits";
    return [
      {
        ...{ type: "sent", key, at: first.createdAt, tone: tones[delivery], delivery },
        ...{ submission: first.submission, appType: first.appType, kinds: group.map(({ kind }) => kind).sort() },
        ...{ attempts: worst?.attempts ?? 0, answer: worst?.answer ?? "" },
      },
    ];
  });
}

const tones = { delivered: "plain", waits: "plain", again: "soon", refused: "alarm" } as const;

function isOpen({ state }: Pick<StoryFacts["messages"][number], "state">): boolean {
  return state === "to_sign" || state === "ready";
}

function receiptEntry(
  receipt: StoryFacts["receipts"][number],
  { documents }: StoryFacts,
  staff: StaffReceipts | undefined,
): StoryEntry {
  const { id, status, words, time, preNo, invtNo, receivedAt } = receipt;
  const kind = receiptKinds.find((one) => one === receipt.kind);
  const own = documents.find(({ guid }) => guid === receipt.guid)?.kind ?? null;
  const about = kind ? answeredKind[kind] : own;
  const state = stateOfReceipt(status, staff);
  const [zh, en] = [receiptStateName(status, "zh"), receiptStateName(status, "en")];
  return {
    ...{ type: "receipt", key: id, at: readMoment(time) ?? receivedAt, tone: toneOf(state), receivedAt },
    ...{ document: about, status, state, words, preNo, invtNo },
    name: zh !== null && en !== null ? { zh, en } : null,
    explanation: about && explainReturn(about, answerOf(receipt), staff),
  };
}

function toneOf(state: DocumentState | null): StoryTone {
  if (state === null || state === "review" || state === "held") return "soon";
  if (state === "returned" || state === "refused" || state === "send_failed") return "alarm";
  return state === "released" || state === "closed" ? "done" : "plain";
}

function answerOf({ status, words, time, guid, preNo, invtNo }: StoryFacts["receipts"][number]) {
  return { guid: guid ?? "", status, info: words, time, preNo, invtNo, sumNo: null };
}

/** The trouble that a declaration is in, as a person reads it. */
export type Trouble = ReturnExplanation & { readonly document: CebKind; readonly at: Instant };

/** In which order documents are looked at: the list decides, so its trouble is what counts. */
const leading = ["CEB603", "CEB505", "CEB303"] as const satisfies readonly CebKind[];

/**
 * What stands behind a declaration that was returned, refused or is looked at: what was said last of the documents of its
 * newest sending. Null: none of them is in trouble.
 */
export function troubleOf({ documents }: Pick<StoryFacts, "documents">, staff?: StaffReceipts): Trouble | null {
  const own = documents.filter(({ kind }) => kind !== "CEB605");
  const newest = Math.max(0, ...own.map(({ submission }) => submission));
  for (const kind of leading) {
    const found = own.find((one) => one.kind === kind && one.submission === newest && isTroubled(one.state));
    if (!found) continue;
    const { status, words, state, answeredAt, createdAt } = found;
    const info = { guid: "", status, info: words, time: "", preNo: null, invtNo: null, sumNo: null };
    const none = { reason: "refused", status, words, errors: [], repairs: [] } as const;
    const explained = explainReturn(kind, info, staff) ?? none;
    // what the exchange itself refuses bears no code of customs
    const reason = state === "refused" ? ("refused" as const) : explained.reason;
    return { ...explained, reason, document: kind, at: answeredAt ?? createdAt };
  }
  return null;
}

function isTroubled(state: DocumentState): boolean {
  return toneOf(state) === "soon" || toneOf(state) === "alarm";
}
