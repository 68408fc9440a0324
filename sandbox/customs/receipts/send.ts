import type { Desk, Draft } from "../desk.ts";
import type { Behaviour, WrittenRecord } from "../records.ts";
import { writeEnvelope } from "../wire/envelope.ts";
import { type News, returnTypeOf, writeReturn } from "./form.ts";
import { garbage } from "./garbage.ts";

/** How long a receipt that waits for the next one waits at most. */
const swapMs = 30_000;

/** Writes and issues the receipts of what happened, in order; neighbours of one kind and state share a message. */
export function sendNews(
  desk: Desk,
  draft: Draft,
  all: readonly { readonly dxpId: string | null; readonly news: News }[],
): void {
  const groups: { dxpId: string; news: News[] }[] = [];
  for (const { dxpId, news } of all) {
    if (dxpId === null) continue;
    const last = groups.at(-1);
    if (last && last.dxpId === dxpId && joins(last.news, news)) last.news.push(news);
    else groups.push({ dxpId, news: [news] });
  }
  for (const { dxpId, news } of groups) sendGroup(desk, draft, dxpId, news);
}

function joins(group: readonly News[], { kind, state, at }: News): boolean {
  const [first] = group;
  return first?.kind === kind && first.state === state && first.at === at && group.length < 100;
}

function sendGroup(desk: Desk, draft: Draft, dxpId: string, news: readonly News[]): void {
  const [first] = news;
  if (first) sendMessage(desk, draft, dxpId, returnTypeOf(first.kind), writeReturn(first.kind, news), first.at, first);
}

/** Puts one message into an envelope and lets the ordered behaviours have their way with it. */
export function sendMessage(
  desk: Desk,
  draft: Draft,
  dxpId: string,
  messageType: string,
  message: string,
  at: number,
  news?: News,
): void {
  const xml = writeEnvelope(dxpId, messageType, message, at);
  const strikes = strike(desk, draft, dxpId, messageType, message, at);
  const spoiled = strikes.find(({ kind }) => kind === "garbage");
  const make = spoiled ? garbage[spoiled.garbage ?? "cut"] : undefined;
  if (make && news) put(desk, draft, { dxpId, messageType: "garbage", xml: make(news, dxpId, xml), at, held: null });
  const id = put(desk, draft, { dxpId, messageType, xml, at, held: heldBy(strikes, at) });
  if (!desk.book.waiting.has(id) && strikes.some(({ kind }) => kind === "repeat"))
    draft.add({ type: "issued", at, id });
}

type Parcel = Pick<WrittenRecord, "dxpId" | "messageType" | "xml" | "at" | "held">;

/** Writes a receipt, and issues it with those that waited for the next one unless it is held back itself. */
export function put(desk: Desk, draft: Draft, parcel: Parcel): number {
  const id = desk.book.nextReceipt;
  draft.add({ type: "written", id, ...parcel });
  if (parcel.held) return id;
  draft.add({ type: "issued", at: parcel.at, id });
  for (const waiting of waitingFor(desk, parcel.dxpId, ({ held }) => held?.until === "next"))
    draft.add({ type: "issued", at: parcel.at, id: waiting });
  return id;
}

/** Issues what waited long enough; with `isLifted` also what silence held back. */
export function issueDue(desk: Desk, draft: Draft, now: number, isLifted = false): void {
  const isDue = ({ held, at }: WrittenRecord) => {
    if (!held || held.until === "lifted") return isLifted;
    return held.until === "next" ? isLifted || at + swapMs <= now : held.until <= now;
  };
  for (const id of waitingFor(desk, null, isDue)) draft.add({ type: "issued", at: now, id });
}

function waitingFor(desk: Desk, dxpId: string | null, fits: (receipt: WrittenRecord) => boolean): readonly number[] {
  return [...desk.book.waiting].filter((id) => {
    const receipt = desk.book.receipts[id - 1];
    return receipt !== undefined && (dxpId === null || receipt.dxpId === dxpId) && fits(receipt);
  });
}

function heldBy(strikes: readonly Behaviour[], at: number): WrittenRecord["held"] {
  for (const { kind, seconds } of strikes) {
    if (kind === "silent") return { until: "lifted" };
    if (kind === "slow") return { until: at + (seconds ?? 10) * 1000 };
    if (kind === "swap") return { until: "next" };
  }
  return null;
}

function strike(desk: Desk, draft: Draft, dxpId: string, messageType: string, message: string, at: number) {
  return desk.book.behaviours.flatMap((behaviour, n) => {
    const { on, match, times, struck } = behaviour;
    if (behaviour.dxpId !== undefined && behaviour.dxpId !== dxpId) return [];
    if (on !== undefined && on !== messageType) return [];
    if (match !== undefined && !message.includes(match)) return [];
    if (times !== undefined && struck >= times) return [];
    draft.add({ type: "struck", at, behaviour: n });
    return [behaviour];
  });
}
