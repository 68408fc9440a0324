import { resolveBuyerService } from "#lib/carriers/buyer-service";
import type { ShippedNumber } from "#lib/orders/shipments-cell";
import type { NoticeState } from "#lib/orders/states";

/** A number of ours and what is known of its declaration. `serviceNames`: code and names that its service goes by. */
export type KnownNotice = {
  readonly waybillId: string;
  readonly orderId: string;
  readonly state: NoticeState;
  readonly trackingNumber: string;
  readonly serviceNames: readonly string[];
  readonly difference: string | null;
  readonly platformNumber: string | null;
  readonly platformService: string | null;
  /** Its goods went again with another number: that this one is gone is as it should be. */
  readonly isReplaced?: boolean;
};

/**
 * How the platform's shipment differs: another number; ours with a slip of the hand; ours under another service; ours was
 * there and is gone; a waybill that we cancelled still stands there.
 */
export const noticeDifferences = [
  "number_differs",
  "number_mistyped",
  "service_differs",
  "number_gone",
  "waybill_cancelled",
] as const;
export type NoticeDifference = (typeof noticeDifferences)[number];

export type NoticeChange = {
  readonly waybillId: string;
  readonly orderId: string;
  readonly state: NoticeState;
  readonly difference: NoticeDifference | null;
  readonly platformNumber: string | null;
  readonly platformService: string | null;
};

/**
 * What an import says about our declarations: `shown` holds, by order, the numbers in the platform's column of shipped
 * numbers (an order that the file does not tell about is left out). Answers only what changes, so that the same file
 * again changes nothing. A number counts as declared when it stands there, under whatever service; the other service is
 * named. Of several parcels of one order each is judged by itself: numbers of its siblings are no difference.
 */
export function confirmNotices(
  notices: readonly KnownNotice[],
  shown: ReadonlyMap<string, readonly ShippedNumber[]>,
): NoticeChange[] {
  const ofOrder = Map.groupBy(notices, (notice) => notice.orderId);
  return [...ofOrder].flatMap(([orderId, siblings]) => {
    const numbers = shown.get(orderId);
    return numbers ? siblings.flatMap((notice) => changeOf(notice, verdictOn(notice, siblings, numbers))) : [];
  });
}

type Verdict = Pick<NoticeChange, "state" | "difference" | "platformNumber" | "platformService">;

function verdictOn(
  notice: KnownNotice,
  siblings: readonly KnownNotice[],
  shown: readonly ShippedNumber[],
): Verdict | null {
  if (notice.difference === "waybill_cancelled") return null;
  const own = shown.find(({ number }) => sameNumber(number, notice.trackingNumber));
  if (own) {
    const isOther = own.service !== "" && !isService(own.service, notice.serviceNames);
    return {
      state: "declared",
      difference: isOther ? "service_differs" : null,
      platformNumber: own.number,
      platformService: own.service,
    };
  }
  if (notice.isReplaced) return null;
  const strangers = shown.filter(
    ({ number }) => !siblings.some((sibling) => sameNumber(number, sibling.trackingNumber)),
  );
  const stranger = strangers.find(({ number }) => isSlip(number, notice.trackingNumber)) ?? strangers[0];
  if (stranger) {
    const difference = isSlip(stranger.number, notice.trackingNumber) ? "number_mistyped" : "number_differs";
    return { state: "differs", difference, platformNumber: stranger.number, platformService: stranger.service };
  }
  const wasThere = notice.state === "declared" || notice.difference === "number_gone";
  return wasThere ? { state: "differs", difference: "number_gone", platformNumber: null, platformService: null } : null;
}

function changeOf(notice: KnownNotice, verdict: Verdict | null): NoticeChange[] {
  if (verdict === null) return [];
  const members = ["state", "difference", "platformNumber", "platformService"] as const;
  if (members.every((member) => notice[member] === verdict[member])) return [];
  return [{ waybillId: notice.waybillId, orderId: notice.orderId, ...verdict }];
}

function sameNumber(one: string, other: string): boolean {
  return fold(one) === fold(other);
}

/** The platform shows display names; all of a service's names lead to its code. */
function isService(shown: string, names: readonly string[]): boolean {
  const service = resolveBuyerService(shown);
  const code = service.kind === "known" ? service.code : shown;
  return names.some((name) => fold(name) === fold(shown) || fold(name) === fold(code));
}

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-_]/g, "");
}

/** One character changed, left out, put in, or two neighbours exchanged: what a hand does when it copies. */
function isSlip(one: string, other: string): boolean {
  const [a, b] = [fold(one), fold(other)];
  if (a === b || Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 6) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [tailA, tailB] = [a.slice(start), b.slice(start)];
  if (tailA.slice(1) === tailB.slice(1) || tailA.slice(1) === tailB || tailA === tailB.slice(1)) return true;
  return tailA[0] === tailB[1] && tailA[1] === tailB[0] && tailA.slice(2) === tailB.slice(2);
}
