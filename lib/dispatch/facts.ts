import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { Override } from "#lib/identity/overrides";
import type { OwnAddressLines } from "#lib/identity/own-address";
import type { CountryCode } from "#lib/kit/country";
import type { Currency } from "#lib/kit/money";
import type { CalendarDate, Instant } from "#lib/kit/time";
import type { GateFacts } from "#lib/onboarding/gates";
import type { HoldReason, OrderState } from "#lib/orders/states";
import type { Msds } from "#lib/products/msds";
import type { ProductFacts } from "#lib/products/product";
import type { ServiceSwitches } from "#lib/rates/services";
import type { CountryGroups } from "#lib/routing/country-groups";
import type { PresetKey } from "#lib/routing/presets";
import type { RoutingBook } from "#lib/routing/recommend";
import type { Template } from "#lib/routing/template";
import type { OwnAddressKind, UndeliverableChoice } from "#lib/sellers/kinds";

/** An own address as a parcel needs it. */
export type SenderAddress = {
  readonly zh: OwnAddressLines;
  readonly en: OwnAddressLines;
  readonly companyName: string;
  readonly postalCode: string;
  readonly mobile: string;
  readonly telephone: string;
  readonly email: string;
};

export type StoreFacts = {
  readonly id: string;
  readonly name: string;
  readonly undeliverable: UndeliverableChoice | null;
  /** The default address of each kind, where there is one. */
  readonly addresses: Readonly<Partial<Record<OwnAddressKind, SenderAddress>>>;
};

export type LineFacts = {
  readonly lineNumber: number;
  readonly lineKey: string;
  readonly sku: string;
  readonly title: string;
  readonly attributes: string;
  readonly quantity: number;
  readonly service: string;
  readonly isWarehouseShipped: boolean;
  /**
   * `msds`: the one that is kept for the product now, whether it still holds or not. `legalUnits`: as kept for its
   * declaration, three-digit customs units; absent where they are not known.
   */
  readonly product:
    | (ProductFacts & {
        readonly id: string;
        readonly sku: string | null;
        readonly msds: Msds | null;
        readonly legalUnits?: { readonly first: string; readonly second: string | null } | null;
        readonly hsFault?: string;
      })
    | null;
};

/** A recipient with the corrections made in ALP; the tax id as kept for the buyer ("" when none). */
export type RecipientFacts = {
  readonly country: CountryCode | null;
  readonly countryText: string;
  readonly name: string;
  readonly province: string;
  readonly city: string;
  readonly address: string;
  readonly postalCode: string;
  readonly phone: string;
  readonly mobile: string;
  readonly taxId: string;
};

/** An order that travels in another one's parcel. */
export type MergedMember = Pick<OrderFacts, "id" | "orderNumber" | "shipByAt" | "lines">;

export type OrderFacts = {
  readonly id: string;
  readonly orderNumber: string;
  /** Which part of a split order it is, and of how many; left out or null: it is whole. */
  readonly part?: { readonly number: number; readonly of: number; readonly platformOrderId: string } | null;
  /** Orders whose goods are among the lines, since they go in its parcel. */
  readonly members?: readonly MergedMember[];
  /** Two orders with the same words here may go in one parcel; left out or "": never offered. */
  readonly mergeKey?: string;
  readonly storeId: string;
  readonly state: OrderState;
  readonly holdReason: HoldReason | null;
  readonly holdNote: string;
  /** Its first parcel is over or comes back, and it goes a second time; its deadline is null where the platform has a number. */
  readonly isSentAgain?: boolean;
  readonly shipByAt: Instant | null;
  readonly orderedAt: Instant | null;
  readonly paidAt: Instant | null;
  readonly paidMinor: number | null;
  readonly currency: Currency;
  readonly buyerService: string;
  readonly isMasked: boolean;
  readonly remark: string;
  readonly recipient: RecipientFacts;
  readonly overrides: readonly Override[];
  /** What the dispatcher picked, and why when it is another than the recommended one. */
  readonly choice: {
    readonly solutionCode: string;
    readonly consentNote: string | null;
    readonly reason: string;
  } | null;
  /** How many earlier parcels to this buyer went with which solution. */
  readonly past: ReadonlyMap<string, number>;
  /** Insurance, duty prepaid, return label as switched for this order; null: as its template says. */
  readonly services: ServiceSwitches | null;
  /** What the packed parcel weighs, as a person typed it; left out or null: the sum of its goods. */
  readonly packedGrams?: number | null;
  readonly lines: readonly LineFacts[];
};

/** Everything that a plan is made from, read in one transaction. `asked`: the ids asked for, in the list's order. */
export type DispatchFacts = {
  readonly asked: readonly string[];
  readonly orders: readonly OrderFacts[];
  readonly stores: readonly StoreFacts[];
  readonly gates: GateFacts;
  /** In China: materials run out by the day. */
  readonly today: CalendarDate;
  /** Where each connected carrier is reached for this seller. */
  readonly environments: ReadonlyMap<string, GatewayEnvironment>;
  readonly book: RoutingBook;
  /** The seller's templates and the country groups that they name. */
  readonly templates: readonly Template[];
  readonly groups: CountryGroups;
  /** How the seller wants solutions to be weighed. */
  readonly preset: PresetKey;
};
