import { normalNumber, readNumber } from "./number.ts";

/** Public tracking pages by carrier, with `{number}`; what a buyer may open, and what the shipment notice asks for. */
const sites: Readonly<Record<string, string>> = {
  cainiao: "https://global.cainiao.com/detail.htm?mailNoList={number}",
  china_post: "https://www.ems.com.cn/english?mailNo={number}",
  yanwen: "https://track.yw56.com.cn/en/querydel?nums={number}",
  "4px": "https://track.4px.com/#/result/0/{number}",
  yunexpress: "https://www.yuntrack.com/parcelTracking?id={number}",
  sf: "https://www.sf-international.com/us/en/dynamic_function/waybill/#search/bill-number/{number}",
  dhl: "https://www.dhl.com/global-en/home/tracking.html?tracking-id={number}",
  dhl_ecommerce: "https://webtrack.dhlecs.com/orders?trackingNumber={number}",
  ups: "https://www.ups.com/track?tracknum={number}",
  fedex: "https://www.fedex.com/fedextrack/?trknbr={number}",
  usps: "https://tools.usps.com/go/TrackConfirmAction?tLabels={number}",
};

/** Where all others are looked up: one page that knows most carriers. */
const anyCarrier = "https://t.17track.net/en#nums={number}";

/** The page on which a number is tracked. `carrier` is who issued it; without one its shape decides. */
export function trackingSite(number: string, carrier?: string): string {
  const key = carrier ?? readNumber(number)?.carrier ?? "";
  const site = Object.hasOwn(sites, key) ? sites[key] : undefined;
  return (site ?? anyCarrier).replace("{number}", encodeURIComponent(normalNumber(number)));
}
