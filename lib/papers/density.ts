import { mm } from "./marks.ts";

/** How large a label is set. The first at which everything fits on one page is taken. */
export type Density = {
  /** Type of the recipient's address, points, largest first. */
  readonly recipientSizes: readonly number[];
  /** The recipient's block grows with the address between these heights. */
  readonly recipientLeast: number;
  readonly recipientMost: number;
  /** Rows of the customs form. */
  readonly rowSize: number;
  /** Lines of 配货信息. */
  readonly pickingSize: number;
};

const addressSizes = [13, 12, 11, 10, 9, 8, 7, 6, 5];

export const densities: readonly [Density, ...Density[]] = [
  { recipientSizes: addressSizes, recipientLeast: mm(32), recipientMost: mm(42), rowSize: 7.2, pickingSize: 8.5 },
  {
    recipientSizes: addressSizes.slice(2),
    recipientLeast: mm(26),
    recipientMost: mm(38),
    rowSize: 6.6,
    pickingSize: 7.8,
  },
  {
    recipientSizes: addressSizes.slice(3),
    recipientLeast: mm(21),
    recipientMost: mm(34),
    rowSize: 5.8,
    pickingSize: 7.2,
  },
];
