/** What a template or an order may switch on besides the carriage itself. */
export const serviceCodes = ["insurance", "duty_prepaid", "return_label"] as const;
export type ServiceCode = (typeof serviceCodes)[number];

export type ServiceSwitches = Readonly<Record<ServiceCode, boolean>>;

export const noServices: ServiceSwitches = { insurance: false, duty_prepaid: false, return_label: false };

/**
 * What a card asks for optional services, in millionths of its currency's unit; 1.5 % is 15,000 millionths. Insurance is a
 * share of the declared value, up to a coverage in US cents; duty prepaid is the carrier's fee for advancing the duty,
 * per parcel and as a share of the duty, which comes on top.
 */
export type ServicePrices = {
  readonly insurance?:
    | {
        readonly percentMillionths: number;
        readonly minimumMicros: number;
        readonly maxCoverageUsdMinor: number | null;
      }
    | undefined;
  readonly duty_prepaid?: { readonly perParcelMicros: number; readonly percentMillionths: number } | undefined;
  readonly return_label?: { readonly perParcelMicros: number } | undefined;
};
