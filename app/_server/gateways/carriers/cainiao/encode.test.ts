import { describe, expect, it } from "vitest";
import type { BookingRequest } from "#lib/carriers/requests";
import { encodeBooking, encodeCancel, encodeChange, encodeTrackQuery, encodeWaybillQuery } from "./encode.ts";

const place = { postalCode: "518000", country: "CN", state: "广东省", city: "深圳市", detail: "科技园 1 号" };

const booking: BookingRequest = {
  waybillId: "6f1c2a54-0000-4000-8000-000000000001",
  orderNumber: "3031265788145237",
  orderedAt: Date.UTC(2026, 10, 24, 1, 2, 3, 999),
  paidAt: Date.UTC(2026, 10, 24, 1, 10, 0),
  serviceCode: "CN_GLO_STD",
  packages: [
    {
      lengthMm: 201,
      widthMm: 150,
      heightMm: 4,
      weightGrams: 320,
      items: [
        {
          itemId: "1005001",
          sku: "CUP-01",
          quantity: 2,
          nameEn: "Ceramic cup",
          nameZh: "陶瓷杯",
          unitPriceMinor: 599,
          currency: "USD",
          hsCode: "6911101900",
          weightGrams: 160,
        },
      ],
    },
  ],
  sender: { ...place, name: "张三", mobile: "13800138000" },
  receiver: {
    ...place,
    name: "João",
    mobile: "+5511999999999",
    country: "BR",
    postalCode: "01310-100",
    state: "SP",
    city: "São Paulo",
    detail: "Av. Paulista 1000",
  },
  returner: { ...place, name: "张三", mobile: "13800138000" },
  recipientTaxId: "12345678909",
  undeliverable: "return",
  doorPickup: true,
};

const body = (content: string) => JSON.parse(content);

describe("what ALP writes to LINK", () => {
  it("books with the waybill id as key, times in seconds, sizes in whole cm, weights in g, prices in cents", () => {
    const message = encodeBooking(booking);
    expect(message.name).toBe("createOrder");
    expect(body(message.content)).toMatchObject({
      outOrderId: booking.waybillId,
      tradeOrderParam: { tradeOrderId: "3031265788145237", createTime: 1795482123, payTime: 1795482600 },
      solutionParam: {
        solutionCode: "CN_GLO_STD",
        importCustomsParam: { taxNumber: "12345678909" },
        unreachableReturnParam: { whetherNeed: "true", unreachableStrategy: "return" },
        doorPickupParam: { whetherNeed: "true" },
      },
      packageParams: [
        {
          length: 21,
          width: 15,
          height: 1,
          weight: 320,
          itemParams: [
            {
              sku: "CUP-01",
              quantity: 2,
              chineseName: "陶瓷杯",
              unitPrice: 599,
              unitPriceCurrency: "USD",
              hscode: "6911101900",
              weight: 160,
            },
          ],
        },
      ],
      receiverParam: { name: "João", mobilePhone: "+5511999999999", zipCode: "01310-100", countryCode: "BR" },
    });
  });

  it("writes the same bytes every time: a retry repeats the signed content", () => {
    expect(encodeBooking(structuredClone(booking)).content).toBe(encodeBooking(booking).content);
  });

  it("leaves out what is not known, rather than sending it empty", () => {
    const { recipientTaxId: _, ...without } = booking;
    expect(encodeBooking(without).content).not.toMatch(/taxNumber|telephone|undefined|null/);
  });

  it("asks for number, label and events, cancels and corrects by order code", () => {
    const parcel = { waybillId: booking.waybillId, orderCode: "LP00096553139264" };
    expect(body(encodeWaybillQuery(parcel, false).content)).toMatchObject({
      orderCode: parcel.orderCode,
      waybillType: "1",
      locale: "zh_CN",
    });
    expect(encodeTrackQuery(parcel).content).toBe(
      '{"locale":"zh_CN","orderCode":"LP00096553139264","onlyOfficialNode":"true"}',
    );
    expect(body(encodeCancel(parcel).content)).toMatchObject({ orderCode: parcel.orderCode });
    const change = body(encodeChange({ ...parcel, recipientTaxId: "1" }).content);
    expect(change).toEqual({
      outOrderId: booking.waybillId,
      orderCode: parcel.orderCode,
      solutionParam: { importCustomsParam: { taxNumber: "1" } },
    });
  });
});
