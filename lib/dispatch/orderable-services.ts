import type { ServiceCode } from "#lib/rates/services";

/**
 * Which optional services ALP can order at a carrier together with the parcel. None yet: the public fields of Cainiao's
 * cnge.order.create name neither insurance nor prepaid duty nor a return label, so nobody may believe that they were ordered.
 */
const orderable: Readonly<Record<string, readonly ServiceCode[]>> = { cainiao: [] };

export function canOrderService(carrierCode: string, service: ServiceCode): boolean {
  return orderable[carrierCode]?.includes(service) ?? false;
}
