import type { Order } from "../ledger/book.ts";
import { type Json, listAt, textAt } from "../link/reading.ts";
import { code128Widths } from "./code128.ts";
import { type Drawing, onePagePdf } from "./pdf.ts";

const mm = 72 / 25.4;

/** The carrier's own plain label, 100 x 150 mm: lane, barcode, the two addresses, the goods. */
export function carrierLabel(order: Order): Buffer {
  return onePagePdf(100 * mm, 150 * mm, (page) => {
    page.text(4 * mm, 10 * mm, 16, order.laneCode, true);
    page.text(4 * mm, 16 * mm, 9, `CAINIAO  ${order.solutionCode}  ${order.country}`);
    page.line(4 * mm, 19 * mm, 96 * mm, 19 * mm);
    barcode(page, order.trackingNumber);
    page.text(4 * mm, 47 * mm, 12, order.trackingNumber, true);
    page.text(4 * mm, 52 * mm, 9, order.orderCode);
    party(page, 60 * mm, "TO", changed(order, "receiverParam"));
    party(page, 88 * mm, "FROM", changed(order, "senderParam"));
    goods(page, 112 * mm, order);
  });
}

/** The latest update of a member counts. */
function changed(order: Order, member: string): unknown {
  return order.updates.findLast((update) => member in update)?.[member] ?? order.body[member];
}

function barcode(page: Drawing, text: string): void {
  const widths = code128Widths(text);
  const module = (84 * mm) / widths.reduce((sum, width) => sum + width, 0);
  let x = 8 * mm;
  widths.forEach((width, index) => {
    if (index % 2 === 0) page.box(x, 22 * mm, width * module, 20 * mm);
    x += width * module;
  });
}

function party(page: Drawing, y: number, title: string, address: unknown): void {
  page.text(4 * mm, y, 8, title, true);
  const lines = [
    `${textAt(address, "name")}  ${textAt(address, "mobilePhone") || textAt(address, "telephone")}`,
    [textAt(address, "detailAddress"), textAt(address, "street")].filter(Boolean).join(", "),
    [
      textAt(address, "district"),
      textAt(address, "city"),
      textAt(address, "state"),
      textAt(address, "zipCode"),
      textAt(address, "countryCode"),
    ]
      .filter(Boolean)
      .join(", "),
  ];
  lines.forEach((line, index) => {
    page.text(14 * mm, y + index * 11, 8, line.slice(0, 70));
  });
}

function goods(page: Drawing, y: number, order: Order): void {
  const parcel: Json =
    listAt({ packageParams: changed(order, "packageParams") }, "packageParams", "packageParam")[0] ?? {};
  page.line(4 * mm, y - 5 * mm, 96 * mm, y - 5 * mm);
  page.text(4 * mm, y, 8, `CUSTOMS DECLARATION CN22   ${textAt(parcel, "weight")} g`, true);
  listAt(parcel, "itemParams", "itemParam")
    .slice(0, 8)
    .forEach((item, index) => {
      const price = (Number(textAt(item, "unitPrice")) / 100).toFixed(2);
      page.text(
        4 * mm,
        y + 12 + index * 10,
        7,
        `${textAt(item, "quantity")} x ${textAt(item, "englishName").slice(0, 50)}  ${price} ${textAt(item, "unitPriceCurrency")}`,
      );
    });
}
