/** A number that the platform shows as shipped, with the service it was declared under. */
export type ShippedNumber = { readonly service: string; readonly number: string };

export type ShipmentsReading = {
  readonly shipped: readonly ShippedNumber[];
  /** Parts that are no "service:number": kept to be named, never guessed. */
  readonly unread: readonly string[];
};

/** Tracking numbers are 5 to 40 letters and digits; a service name is never a single such word with a digit. */
const trackingNumber = /^[A-Za-z0-9][A-Za-z0-9-]{3,39}$/;

/**
 * The column 实际发货物流:运单号: "service:number", several of them on lines of their own or parted by semicolons or
 * commas. A bare number is taken with an empty service. Numbers are upper case and
 * sorted; one that stands twice counts once.
 */
export function parseShipmentsCell(text: string): ShipmentsReading {
  const shipped = new Map<string, ShippedNumber>();
  const unread: string[] = [];
  for (const raw of text.split(/[\n\r;；]+|,(?=[^,:]*:)/)) {
    const part = raw.trim();
    if (part === "") continue;
    const colon = Math.max(part.lastIndexOf(":"), part.lastIndexOf("："));
    const service = colon < 0 ? "" : part.slice(0, colon).trim();
    const number = (colon < 0 ? part : part.slice(colon + 1)).replace(/\s+/g, "").toUpperCase();
    if (!trackingNumber.test(number) || !/\d/.test(number)) unread.push(part);
    else if (!shipped.has(number)) shipped.set(number, { service, number });
  }
  return { shipped: [...shipped.values()].sort((a, b) => (a.number < b.number ? -1 : 1)), unread };
}

export function renderShipmentsCell(shipped: readonly ShippedNumber[]): string {
  return shipped.map(({ service, number }) => `${service}:${number}`).join("\n");
}
