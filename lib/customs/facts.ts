import type { CountryCode } from "#lib/kit/country";
import type { CalendarDate, Instant } from "#lib/kit/time";

/** A company as customs know it: its customs registration (10) or unified social credit code (18) and registered name. */
export type CustomsParty = { readonly code: string; readonly name: string };

/**
 * An amount: whole minor units of a currency by its ISO 4217 letters. Wider than `Money`: customs know currencies that ALP
 * does not price in; one that customs do not know is a finding, never a guess.
 */
export type DeclaredAmount = { readonly minor: number; readonly currency: string };

/** A quantity as a whole number of hundred-thousandths (five decimals, the most that a message takes): 1 piece is 100,000. */
export type QuantityE5 = number;

/** Which code goes out for countries and currencies: every public sample and program sends numbers (142, 502). */
export const codeForms = ["numeric", "letters"] as const;
export type CodeForm = (typeof codeForms)[number];

/** How a seller's declarations are made; both are of one source or not settled, so both are settings with a careful default. */
export type DeclarationSettings = {
  readonly codeForm: CodeForm;
  /** Way A only: fill a confirmed heading with zeros to ten digits. Off by default, "one source" on the screen. */
  readonly mayPadHeading: boolean;
};
export const defaultSettings: DeclarationSettings = { codeForm: "numeric", mayPadHeading: false };

/** 清单核放汇总统计 (A, no summary later) and 清单核放汇总申报 (B, summarised, refund possible): `statisticsFlag`. */
export const declarationWayCodes = ["A", "B"] as const;
export type DeclarationWay = (typeof declarationWayCodes)[number];

/** What of a seller stands in its messages: company, 申报参数 and the platform. */
export type SellerCustoms = {
  /** 收发货人: the e-commerce company itself. */
  readonly consignor: CustomsParty;
  readonly telephone: string | null;
  /** 申报企业: the consignor, or the agent of the mandate; must be the identity of the signing card. */
  readonly agent: CustomsParty;
  /** 电商平台: its code, or 无 for a foreign platform that has none. */
  readonly platform: CustomsParty;
  /** 生产销售企业: code NO when not registered with customs. */
  readonly owner: CustomsParty;
  /** Who transmits, and its number on the data exchange platform. */
  readonly transmitter: CustomsParty & { readonly dxpId: string };
  /** 申报地海关 and 出口口岸, four digits each. */
  readonly declarationOffice: string;
  readonly exitOffice: string;
  /** 监管场所代码, only where an office has several sites. */
  readonly siteCode: string | null;
  readonly settings: DeclarationSettings;
};

/** Where a goods code comes from: an imported national table, a code typed and confirmed by a person, or neither. */
export const codeOrigins = ["national_table", "confirmed_by_person", "unconfirmed"] as const;
export type CodeOrigin = (typeof codeOrigins)[number];
export type GoodsCode = { readonly digits: string; readonly origin: CodeOrigin };

/** One position of a parcel's goods as it is declared. Weights are of the whole line. */
export type GoodsFacts = {
  /** What ALP knows the line by, for findings on the screen. */
  readonly sourceId: string;
  /** 货号: longer than 20 characters is a finding (30 in the order, 20 in the list). */
  readonly itemNo: string;
  /** 企业商品名称 (order, and the name of a refund), 商品名称 by the tariff, 申报要素 in one text. */
  readonly itemName: string;
  readonly declaredName: string;
  readonly model: string;
  readonly description: string | null;
  /** Null: 无. */
  readonly barCode: string | null;
  readonly code: GoodsCode | null;
  readonly quantity: QuantityE5;
  /** Three-digit customs unit; `declaredUnit` chooses one. */
  readonly unit: string;
  /** Legal units of the code; a null `legalUnit` is unknown (a finding), a null `secondUnit` none. */
  readonly legalUnit: string | null;
  readonly secondUnit: string | null;
  /** Given when they follow from neither quantity nor weight (metres, litres …). */
  readonly legalQuantity: QuantityE5 | null;
  readonly secondQuantity: QuantityE5 | null;
  /** FOB value of the line in the parcel's currency. */
  readonly totalMinor: number;
  readonly netGrams: number | null;
};

/** How a parcel leaves; what the list may leave to the master list (607) is null. */
export type TransportFacts = {
  /** Customs' transport mode: 2 water, 3 rail, 4 road, 5 air, 6 post. */
  readonly mode: string;
  readonly vehicleName: string | null;
  readonly voyageNo: string | null;
  readonly billNo: string | null;
  readonly bagNo: string | null;
};

/** One parcel with all that order, waybill and list say of it. */
export type ParcelFacts = {
  /** 订单编号: unique per declaration, see `declaredOrderNo` for orders of several parcels. */
  readonly orderNo: string;
  readonly logistics: CustomsParty;
  readonly waybillNo: string;
  /** 企业唯一编号 of the list, 30 characters at most. */
  readonly copNo: string;
  readonly way: DeclarationWay;
  readonly exportDate: CalendarDate;
  readonly transport: TransportFacts;
  /** One digit of the old packing table: 2 carton, 6 bag. */
  readonly wrapType: string;
  readonly packCount: number;
  /** 目的国 of the goods, 运抵国 of the transport (null: the same), 指运港 (null: the code of the 运抵国). */
  readonly destination: CountryCode;
  readonly arrivalCountry: CountryCode | null;
  readonly portOfDestination: string | null;
  /** ISO 4217 letters; goods and the order's freight are in this currency. */
  readonly currency: string;
  /** What the buyer paid for transport beside the goods; 0 where the price includes it. */
  readonly orderFreightMinor: number;
  /** What transport and insurance really cost. */
  readonly freight: DeclaredAmount;
  readonly insurance: DeclaredAmount;
  readonly grossGrams: number;
  readonly licenceNo: string | null;
  readonly note: string | null;
  readonly goods: readonly GoodsFacts[];
};

/** What makes one document of one submission: its identity, time and kind; numbers that customs gave go with a change. */
export type DocumentStamp = {
  /** Upper case, 8-4-4-4-12. */
  readonly guid: string;
  readonly at: Instant;
  /** 1 new, 2 change, 3 delete. */
  readonly appType: "1" | "2" | "3";
  readonly preNo: string | null;
  readonly invtNo: string | null;
};

/** A list that is to be taken back (605). */
export type WithdrawalFacts = {
  readonly copNo: string;
  readonly preNo: string | null;
  readonly invtNo: string;
  readonly reason: string;
};

/** A day's parcels of one bill (607): flight and bill number come from the carrier or a person. */
export type MasterListFacts = {
  readonly copNo: string;
  readonly transport: {
    readonly mode: string;
    readonly vehicleName: string;
    readonly voyageNo: string;
    readonly billNo: string;
    readonly truckPlate: string | null;
  };
  readonly logistics: CustomsParty;
  readonly grossGrams: number;
  readonly parcels: readonly { readonly waybillNo: string; readonly bagNo: string | null }[];
};

/** Closed lists of a month to be summarised into export declarations (701). */
export type SummaryFacts = {
  readonly copNo: string;
  /** 报关单位: who will file the export declaration. */
  readonly declarant: CustomsParty;
  /** Merge by consignor and maker, not by consignor alone. */
  readonly byOwner: boolean;
  /** Merge lines of equal names, not of equal classes. */
  readonly byItemName: boolean;
  readonly invtNos: readonly string[];
};
