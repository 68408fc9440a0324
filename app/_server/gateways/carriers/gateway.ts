import type { BookingAnswer, CancelAnswer, CarrierAnswer, ChangeAnswer, WaybillAnswer } from "#lib/carriers/answers";
import type { BookedParcel, BookingChange, BookingRequest } from "#lib/carriers/requests";
import type { DecodedTrace } from "#lib/tracking/event";
import type { Called, CallOptions, GatewayAccount } from "#server/gateways/call";

/** What ALP asks of any carrier. One object per carrier; nothing outside its folder knows how it speaks. */
export type CarrierGateway = {
  /** How many questions for a parcel's events are asked in a minute, over all sellers. */
  readonly tracksPerMinute: number;
  book(account: GatewayAccount, request: BookingRequest, options: CallOptions): Promise<Called<BookingAnswer>>;
  change(account: GatewayAccount, change: BookingChange, options: CallOptions): Promise<Called<ChangeAnswer>>;
  askNumber(account: GatewayAccount, parcel: BookedParcel, options: CallOptions): Promise<Called<WaybillAnswer>>;
  cancel(account: GatewayAccount, parcel: BookedParcel, options: CallOptions): Promise<Called<CancelAnswer>>;
  track(account: GatewayAccount, parcel: BookedParcel, options: CallOptions): Promise<Called<TrackAnswer>>;
  /** Reads a push: who sent it is proven with the account's secret before anything else is looked at. */
  readPush(body: string, secrets: readonly string[], receivedAt: number): ReadPush;
  /** The answer that the carrier understands. */
  answerPush(verdict: PushVerdict): { readonly body: string; readonly contentType: string };
};

export type TrackAnswer = CarrierAnswer<{ readonly kind: "accepted"; readonly trace: DecodedTrace }>;

export type PushVerdict =
  | "accepted"
  | "bad_signature"
  | "unreadable"
  | "too_large"
  | "unknown_message"
  | "unknown_parcel"
  | "try_again";

export type ReadPush =
  | {
      readonly kind: "trace";
      readonly messageId: string;
      readonly messageType: string;
      readonly content: string;
      readonly trace: DecodedTrace;
    }
  | { readonly kind: "refused"; readonly verdict: Exclude<PushVerdict, "accepted">; readonly messageType: string };
