/**
 * Subheadings of HS 2017 that HS 2022 no longer has, and where their goods are now. Only those that small-parcel sellers meet;
 * source: the correlation of the editions as public knowledge, each code checked against data/hs/codes.csv by a test. More
 * than one successor: the goods decide, `splitBy` names what to ask.
 */
export const successors: Readonly<Record<string, Successor>> = {
  "340211": { codes: ["340231", "340239"], splitBy: "surfactant" },
  "340212": { codes: ["340241"], splitBy: null },
  "340213": { codes: ["340242"], splitBy: null },
  "340219": { codes: ["340249"], splitBy: null },
  "340220": { codes: ["340250"], splitBy: null },
  "570320": { codes: ["570321", "570329"], splitBy: "turf" },
  "570330": { codes: ["570331", "570339"], splitBy: "turf" },
  "620111": { codes: ["620120"], splitBy: null },
  "620112": { codes: ["620130"], splitBy: null },
  "620113": { codes: ["620140"], splitBy: null },
  "620119": { codes: ["620190"], splitBy: null },
  "620191": { codes: ["620120"], splitBy: null },
  "620192": { codes: ["620130"], splitBy: null },
  "620193": { codes: ["620140"], splitBy: null },
  "620199": { codes: ["620190"], splitBy: null },
  "620211": { codes: ["620220"], splitBy: null },
  "620212": { codes: ["620230"], splitBy: null },
  "620213": { codes: ["620240"], splitBy: null },
  "620219": { codes: ["620290"], splitBy: null },
  "620291": { codes: ["620220"], splitBy: null },
  "620292": { codes: ["620230"], splitBy: null },
  "620293": { codes: ["620240"], splitBy: null },
  "620299": { codes: ["620290"], splitBy: null },
  "741910": { codes: ["741980"], splitBy: null },
  "741991": { codes: ["741920"], splitBy: null },
  "741999": { codes: ["741980"], splitBy: null },
  "851712": { codes: ["851713", "851714"], splitBy: "smartphone" },
  "851770": { codes: ["851771", "851779"], splitBy: "aerial" },
  "852580": { codes: ["852581", "852582", "852583", "852589"], splitBy: "camera" },
  "853950": { codes: ["853951", "853952"], splitBy: "led_module" },
  "854140": { codes: ["854141", "854142", "854143", "854149"], splitBy: "photosensitive" },
  "940130": { codes: ["940131", "940139"], splitBy: "material" },
  "940140": { codes: ["940141", "940149"], splitBy: "material" },
  "940190": { codes: ["940191", "940199"], splitBy: "material" },
  "940390": { codes: ["940391", "940399"], splitBy: "material" },
  "940510": { codes: ["940511", "940519"], splitBy: "light" },
  "940520": { codes: ["940521", "940529"], splitBy: "light" },
  "940530": { codes: ["940531", "940539"], splitBy: "light" },
  "940540": { codes: ["940541", "940542", "940549"], splitBy: "light" },
  "940560": { codes: ["940561", "940569"], splitBy: "light" },
};

export type Successor = { readonly codes: readonly string[]; readonly splitBy: SplitBy | null };

/** What to ask where one old subheading became several. */
export type SplitBy =
  | "surfactant"
  | "turf"
  | "smartphone"
  | "aerial"
  | "camera"
  | "led_module"
  | "photosensitive"
  | "material"
  | "light";
