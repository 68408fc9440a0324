/** A parcel to be picked: its goods as they were booked. */
export type PickedParcel = {
  readonly goods: readonly { readonly sku: string; readonly name: string; readonly quantity: number }[];
};

/** Goods of one kind over all parcels. */
export type PickingRow = {
  /** Empty where the goods have no code. */
  readonly sku: string;
  readonly name: string;
  readonly pieces: number;
  /** Parcels that need it. */
  readonly orders: number;
};

export type PickingSum = { readonly orders: number; readonly pieces: number };

export type PickingList = {
  /** Of parcels with one piece alone: taken from the shelf they are a parcel, and are packed by their SKU. */
  readonly singles: readonly PickingRow[];
  /** Of all others: to be sorted into parcels at the table. */
  readonly others: readonly PickingRow[];
  readonly ofSingles: PickingSum;
  readonly ofOthers: PickingSum;
};

/** What to take from the shelves for parcels, by SKU; single-piece parcels apart. Every piece is on exactly one row. */
export function pickingList(parcels: readonly PickedParcel[]): PickingList {
  const isSingle = ({ goods }: PickedParcel) => goods.length === 1 && goods[0]?.quantity === 1;
  const singles = parcels.filter(isSingle);
  const others = parcels.filter((parcel) => !isSingle(parcel));
  return {
    ...{ singles: rowsOf(singles), others: rowsOf(others) },
    ...{ ofSingles: sumOf(singles), ofOthers: sumOf(others) },
  };
}

function rowsOf(parcels: readonly PickedParcel[]): PickingRow[] {
  const rows = new Map<string, { sku: string; name: string; pieces: number; orders: Set<number> }>();
  for (const [at, { goods }] of parcels.entries()) {
    for (const { sku, name, quantity } of goods) {
      const code = sku.trim();
      const key = code === "" ? `name ${name}` : `sku ${code.normalize("NFKC").toUpperCase()}`;
      const row = rows.get(key) ?? { sku: code, name, pieces: 0, orders: new Set() };
      row.pieces += quantity;
      row.orders.add(at);
      rows.set(key, row);
    }
  }
  const counted = [...rows.values()].map(({ orders, ...row }) => ({ ...row, orders: orders.size }));
  return counted.sort(
    (a, b) => collator.compare(a.sku || "\uffff", b.sku || "\uffff") || collator.compare(a.name, b.name),
  );
}

const collator = new Intl.Collator("en", { numeric: true });

function sumOf(parcels: readonly PickedParcel[]): PickingSum {
  const pieces = parcels.reduce((sum, { goods }) => sum + goods.reduce((of, { quantity }) => of + quantity, 0), 0);
  return { orders: parcels.length, pieces };
}
