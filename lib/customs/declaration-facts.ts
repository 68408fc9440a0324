import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { BookingRequest } from "#lib/carriers/requests";
import type { GateFacts } from "#lib/onboarding/gates";
import type { TaxBranch } from "./dossier/tax-branches.ts";
import type { CustomsParty, DeclarationSettings, DeclaredAmount } from "./facts.ts";
import type { ProductCustoms } from "./parcel-facts.ts";

/** A booked parcel as its declaration needs it. */
export type BookedParcel = {
  readonly waybillId: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly waybillNo: string;
  readonly environment: GatewayEnvironment;
  readonly carrierCode: string;
  readonly country: string;
  readonly booking: BookingRequest;
  readonly grossGrams: number;
  /** The price agreed to, in USD cents. */
  readonly freight: DeclaredAmount | null;
  readonly bookedAt: number;
  /** Null: nobody has said as whom customs know the carrier. */
  readonly logistics: (CustomsParty & { readonly isMandated: boolean }) | null;
  /** Parts of the order that were declared before and still count. */
  readonly takenParts: readonly number[];
};

/** The seller's side of its declarations. */
export type DeclaringSeller = {
  readonly gates: GateFacts;
  readonly registeredName: string;
  /** 申报参数 by key. */
  readonly declaration: Readonly<Record<string, string>>;
  readonly settings: DeclarationSettings;
  /** The branch that the seller chose for its exports; null: what its kind of taxpayer says. */
  readonly taxBranch: TaxBranch | null;
  readonly platform: CustomsParty;
  /** Active terminals at the data exchange. */
  readonly terminals: ReadonlyMap<
    GatewayEnvironment,
    { readonly dxpId: string; readonly copCode: string; readonly copName: string }
  >;
  /** By product id, as they are known now. */
  readonly products: ReadonlyMap<string, ProductCustoms>;
  /** What one US dollar costs in yuan, in millionths; null: no rate is known. */
  readonly yuanMicros: number | null;
};
