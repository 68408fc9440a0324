import type { VocabularyTable } from "../vocabulary-table.ts";

/** UPU EMSEVT V3, the postal operators' own events. */
export const upuEmsevt: VocabularyTable = [
  ["pickup", "picked_up", "EMA"],
  ["pickup", "sorting", "EMB"],
  ["export", "in_customs", "EXA"],
  ["export", "held", "EXB", { raises: "customs_hold" }],
  ["export", "cleared", "EXC"],
  ["export", "held", "EXD", { raises: "stalled" }],
  ["linehaul", "departed", "EMC", { reads: "left" }],
  ["linehaul", "transit", "EMJ EMK"],
  ["linehaul", "arrived", "EMD", { reads: "arrived" }],
  ["linehaul", "arrived", "EDA", { raises: "stalled", reads: "arrived" }],
  ["import", "in_customs", "EDB", { reads: "present" }],
  ["import", "held", "EME", { raises: "customs_hold", reads: "present" }],
  ["import", "cleared", "EDC EMF", { reads: "present" }],
  ["delivery", "sorting", "EDD EDE"],
  ["delivery", "delivery_office", "EMG"],
  ["delivery", "delivery_office", "EDF", { raises: "stalled" }],
  ["delivery", "out_for_delivery", "EDG"],
  ["delivery", "ready_for_pickup", "EDH"],
  ["delivery", "attempt_failed", "EMH", { raises: "delivery_failed" }],
  ["done", "delivered", "EMI"],
  ["closed", "cancelled", "EXX", { raises: "cancelled" }],
  ["closed", "import_terminated", "EDX", { raises: "returned" }],
];

/** Yanwen 燕文: state of the parcel. */
export const yanwenState: VocabularyTable = [
  ["created", "preadvice", "1 2"],
  ["linehaul", "transit", "3"],
  ["delivery", "out_for_delivery", "4"],
  ["delivery", "ready_for_pickup", "5"],
  ["delivery", "attempt_failed", "8", { raises: "delivery_failed" }],
  ["done", "delivered", "6"],
  ["return", "returned_done", "0", { raises: "returned" }],
  ["closed", "closed", "7"],
  ["unknown", "exception", "9", { raises: "other" }],
];

/** Yanwen 燕文: node codes. */
export const yanwenNode: VocabularyTable = [
  ["created", "preadvice", "OR10"],
  ["pickup", "picked_up", "PU10"],
  ["pickup", "failed", "PU30", { raises: "pickup_failed" }],
  ["export", "held", "EC30", { raises: "customs_hold" }],
  ["linehaul", "departed", "LH20", { reads: "left" }],
  ["import", "in_customs", "S303 IC50", { reads: "declared" }],
  ["import", "held", "IC51 IC70", { raises: "customs_hold" }],
  ["import", "cleared", "IC60"],
  ["delivery", "accepted", "LM10"],
  ["delivery", "delivery_office", "LM20"],
  ["delivery", "out_for_delivery", "LM25"],
  ["delivery", "ready_for_pickup", "LM30"],
  ["delivery", "attempt_failed", "LM50", { raises: "delivery_failed" }],
  ["done", "delivered", "LM40"],
  ["return", "returning", "LM90", { raises: "returned" }],
];

/** 4PX 递四方: no official list is public; the groups are read from the mnemonics (third letter group). `*` ends a family. */
export const fourPx: VocabularyTable = [
  [
    "pickup",
    "sorting",
    `
    FPX_L_RPIF FPX_L_ATP FPX_L_PKED FPX_C_SPQS FPX_C_SPLS FPX_C_AAF FPX_C_RDFF FPX_C_ADFF FPX_F_AF FPX_F_DF
  `,
  ],
  ["export", "in_customs", "FPX_Q_ECI FPX_Q_UEPC FPX_Q_AAEC"],
  ["export", "cleared", "FPX_Q_ECC FPX_Q_DFEC"],
  ["linehaul", "transit", "FPX_M_AAA FPX_M_DFA FPX_M_AAHK FPX_M_HA FPX_M_DAHK FPX_M_ATD FPX_M_ATA"],
  [
    "linehaul",
    "delayed",
    `
    FPX_M_TD FPX_M_TDMF FPX_M_TDNF FPX_M_TDPH FPX_M_TDDB FPX_M_TDFM FPX_M_TDFC FPX_M_TDOL FPX_M_TDHM FPX_M_TDBW
    FPX_M_TDSC FPX_M_TDOP FPX_M_TDAC FPX_M_TDWF FPX_M_TDFD FPX_M_TDSA FPX_M_HCSC
  `,
    { raises: "stalled" },
  ],
  ["import", "in_customs", "FPX_M_CRSD FPX_I_CPC FPX_I_CR FPX_I_CP", { reads: "declared" }],
  ["import", "cleared", "FPX_I_RCUK"],
  ["import", "held", "FPX_I_HC* FPX_I_DELAY", { raises: "customs_hold" }],
  ["delivery", "transit", "FPX_D_AAD FPX_D_DFD FPX_D_STPP FPX_D_HQ"],
  ["delivery", "out_for_delivery", "FPX_D_SD FPX_D_OFD"],
  ["delivery", "attempt_failed", "FPX_D_DD* FPX_D_FD* FPX_D_ADWP", { raises: "delivery_failed" }],
  ["delivery", "held", "FPX_D_SH*", { raises: "stalled" }],
  ["done", "delivered", "FPX_S_OK*"],
  ["return", "returned_done", "FPX_S_SFBR", { raises: "returned" }],
  ["return", "returning", "FPX_O_RT* FPX_O_RR", { raises: "returned" }],
  ["return", "returning", "FPX_O_IR"],
];
