/** What ALP asks of LINK, and the code that each message is addressed to. Source: Cainiao open platform, cross-border. */
export const linkMessages = {
  createOrder: { msgType: "cnge.order.create", toCode: "CNGCP-OPEN" },
  updateOrder: { msgType: "cnge.order.update", toCode: "CNGCP-OPEN" },
  cancelOrder: { msgType: "cnge.order.cancel", toCode: "CNGCP-OPEN" },
  getWaybill: { msgType: "cnge.waybill.get", toCode: "CGOP" },
  getTrack: { msgType: "cnge.track.get", toCode: "TRACK" },
} as const;

export type LinkMessageName = keyof typeof linkMessages;

/** `content` is the JSON text that is signed and sent unchanged. */
export type LinkMessage = { readonly name: LinkMessageName; readonly content: string };
