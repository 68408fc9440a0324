/**
 * Papers that labels are printed on: one of 100 x 150 mm a page, or A4 with four or two of them. Four labels are 300 mm
 * high and A4 is 297: they fit at full size only because the blank margins of the two rows overlap in the middle, and
 * then ink stands 3 mm from the sheet's edge. Printers that cannot print there take two to a sheet.
 */
export const printPapers = ["label", "a4_four", "a4_two"] as const;
export type PrintPaper = (typeof printPapers)[number];

/** Where invoice and packing list go: nowhere, behind their label, into a document of their own. */
export const attachments = ["none", "behind", "apart"] as const;
export type Attachment = (typeof attachments)[number];

/** As on the list, or orders of one piece first, those of one SKU together. */
export const printOrders = ["list", "sku"] as const;
export type PrintOrder = (typeof printOrders)[number];

export const mostCopies = 3;

/** So far a label may be shifted: more is no calibration, and would push ink off the paper. */
export const mostOffsetMm = 10;

/** How one work place prints labels. Sizes are never scaled, whatever the profile says. */
export type PrintSettings = {
  readonly paper: PrintPaper;
  readonly invoice: Attachment;
  readonly packingList: Attachment;
  readonly order: PrintOrder;
  /** Of each label, one behind the other; papers come once. */
  readonly copies: number;
  /** With 配货信息 at the foot. */
  readonly picking: boolean;
  /** For printers that print beside the mark: millimetres to the right and down, in tenths. */
  readonly offsetXMm: number;
  readonly offsetYMm: number;
};

/** What is printed where nobody set anything: what every label printer takes. */
export const plainSettings: PrintSettings = {
  ...{ paper: "label", invoice: "none", packingList: "none", order: "list", copies: 1, picking: true },
  ...{ offsetXMm: 0, offsetYMm: 0 },
};

/** A profile as it is chosen at a work place. */
export type PrintProfile = {
  readonly id: string;
  readonly name: string;
  readonly settings: PrintSettings;
  readonly isDefault: boolean;
  readonly version: number;
};

/** More names than anybody has work places; the list stays one that can be read. */
export const mostProfiles = 20;

/**
 * The profile by which something is printed: the one asked for, else the seller's default, else none (`plainSettings`
 * then). One that is gone meanwhile is no reason not to print.
 */
export function chosenProfile(profiles: readonly PrintProfile[], asked: string | null): PrintProfile | null {
  return profiles.find(({ id }) => id === asked) ?? profiles.find(({ isDefault }) => isDefault) ?? null;
}

/** Papers that the profile prints in a document of their own. */
export function papersApart({ invoice, packingList }: PrintSettings): readonly ("invoice" | "packing_list")[] {
  return papersAt("apart", invoice, packingList);
}

/** Papers that come behind their label. */
export function papersBehind({ invoice, packingList }: PrintSettings): readonly ("invoice" | "packing_list")[] {
  return papersAt("behind", invoice, packingList);
}

function papersAt(place: Attachment, invoice: Attachment, packingList: Attachment) {
  return [
    ...(invoice === place ? (["invoice"] as const) : []),
    ...(packingList === place ? (["packing_list"] as const) : []),
  ];
}
