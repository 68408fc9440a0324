/**
 * What is frozen of a parcel when its waybill is settled: the label, and the trade facts from which invoice, packing list,
 * declaration draft and customs forms are all laid out, so that no two of them can differ.
 */
export const frozenKinds = ["label", "trade"] as const;
export type FrozenKind = (typeof frozenKinds)[number];

/** 报关单证 that are laid out from the trade facts of parcels. */
export const tradePapers = ["invoice", "packing_list", "declaration_draft", "cn22", "cn23"] as const;
export type TradePaper = (typeof tradePapers)[number];

/** Papers of a batch: those of its parcels, and 交接单, the list with which parcels are handed to their carrier. */
export const batchPapers = [...tradePapers, "hand_over"] as const;
export type BatchPaper = (typeof batchPapers)[number];

/** Papers that come as a spreadsheet too; the import sheet comes as nothing else. */
export const sheetPapers = ["invoice", "packing_list", "import_sheet"] as const;
export type SheetPaper = (typeof sheetPapers)[number];

/** In which language a paper is printed: both side by side, as trading companies do, or one. */
export const paperLanguages = ["both", "zh", "en"] as const;
export type PaperLanguage = (typeof paperLanguages)[number];

/** A batch's papers one by one, or its goods gathered on one paper with a list of the parcels. */
export const paperForms = ["each", "merged"] as const;
export type PaperForm = (typeof paperForms)[number];
