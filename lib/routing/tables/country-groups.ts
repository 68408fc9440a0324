import type { CountryCode } from "#lib/kit/country";

/**
 * The groups that ALP brings along. `region`: a part of the world; every destination stands in exactly one of them.
 * `union`: countries that belong together by treaty; they overlap with the regions.
 */
export type PredefinedGroup = {
  readonly key: string;
  readonly kind: "region" | "union";
  readonly nameZh: string;
  readonly nameEn: string;
  readonly countries: readonly CountryCode[];
};

/**
 * Regions as Chinese sellers speak of them: Mexico is Latin America, the Baltic states are Eastern Europe, Türkiye is the
 * Middle East. Unions: European Union, 27 members in 2026 (europa.eu); Gulf Cooperation Council, 6 members (gcc-sg.org).
 */
export const predefinedGroups: readonly PredefinedGroup[] = [
  {
    ...{ key: "north_america", kind: "region", nameZh: "北美", nameEn: "North America" },
    countries: codes("US CA GL BM PM"),
  },
  {
    ...{ key: "western_europe", kind: "region", nameZh: "西欧", nameEn: "Western Europe" },
    countries: codes("GB IE FR DE NL BE LU AT CH LI MC GG JE IM"),
  },
  {
    ...{ key: "southern_europe", kind: "region", nameZh: "南欧", nameEn: "Southern Europe" },
    countries: codes("ES PT IT GR MT CY AD GI SM VA"),
  },
  {
    ...{ key: "northern_europe", kind: "region", nameZh: "北欧", nameEn: "Northern Europe" },
    countries: codes("DK SE NO FI IS FO AX SJ"),
  },
  {
    ...{ key: "eastern_europe", kind: "region", nameZh: "东欧", nameEn: "Eastern Europe" },
    countries: codes("PL CZ SK HU RO BG SI HR RS BA ME MK AL XK MD UA EE LV LT"),
  },
  {
    ...{ key: "ru_by_kz", kind: "region", nameZh: "俄白哈", nameEn: "Russia, Belarus, Kazakhstan" },
    countries: codes("RU BY KZ"),
  },
  {
    ...{ key: "middle_east", kind: "region", nameZh: "中东", nameEn: "Middle East" },
    countries: codes("SA AE KW QA BH OM IL TR JO LB IQ IR SY YE PS"),
  },
  {
    ...{
      key: "central_asia",
      kind: "region",
      nameZh: "中亚高加索及蒙古朝鲜",
      nameEn: "Central Asia, Caucasus, Mongolia",
    },
    countries: codes("UZ KG TJ TM AM AZ GE MN KP"),
  },
  {
    ...{ key: "latin_america", kind: "region", nameZh: "拉美", nameEn: "Latin America and Caribbean" },
    countries: codes(
      "MX BR CL CO PE AR UY PY BO EC VE GY SR GF FK GT BZ SV HN NI CR PA CU DO HT JM TT BB BS PR VI VG AG AI AW BL BQ CW DM GD GP KN KY LC MF MQ MS SX TC VC",
    ),
  },
  {
    ...{ key: "southeast_asia", kind: "region", nameZh: "东南亚", nameEn: "Southeast Asia" },
    countries: codes("SG MY TH VN PH ID BN KH LA MM TL"),
  },
  {
    ...{ key: "japan_korea", kind: "region", nameZh: "日韩", nameEn: "Japan and South Korea" },
    countries: codes("JP KR"),
  },
  {
    ...{ key: "hk_mo_tw", kind: "region", nameZh: "港澳台", nameEn: "Hong Kong, Macao, Taiwan" },
    countries: codes("HK MO TW"),
  },
  {
    ...{ key: "south_asia", kind: "region", nameZh: "南亚", nameEn: "South Asia" },
    countries: codes("IN PK BD LK NP BT MV AF"),
  },
  {
    ...{ key: "australia_nz", kind: "region", nameZh: "澳新", nameEn: "Australia and New Zealand" },
    countries: codes("AU NZ"),
  },
  {
    ...{ key: "pacific", kind: "region", nameZh: "太平洋岛屿", nameEn: "Pacific islands" },
    countries: codes("FJ PG SB VU NC PF WS AS TO TV KI NR NU CK TK WF PW FM MH GU MP PN NF CX CC UM"),
  },
  {
    ...{ key: "africa", kind: "region", nameZh: "非洲", nameEn: "Africa" },
    countries: codes(
      "EG MA DZ TN LY SD EH ZA NG KE GH CI SN CM ET TZ UG RW BI DJ ER SO SS AO BF BJ BW CD CF CG CV GA GM GN GQ GW KM LR LS MG ML MR MU MW MZ NA NE RE SC SL ST SZ TD TG YT ZM ZW SH AC TA",
    ),
  },
  {
    ...{ key: "polar", kind: "region", nameZh: "极地与无人岛", nameEn: "Polar and uninhabited islands" },
    countries: codes("AQ BV HM GS TF IO"),
  },
  {
    ...{ key: "eu", kind: "union", nameZh: "欧盟", nameEn: "European Union" },
    countries: codes("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"),
  },
  {
    ...{ key: "gcc", kind: "union", nameZh: "海合会", nameEn: "Gulf Cooperation Council" },
    countries: codes("SA AE KW QA BH OM"),
  },
];

/** Countries that most orders go to, the busiest first: what a ready-made set must not leave open. */
export const mainDestinations: readonly CountryCode[] = codes(
  "US GB FR ES DE IT NL PL RU BR CA MX CL AU KR JP SA AE IL TR BE PT CZ AT CH SE UA KZ BY NZ",
);

/** A list of codes as one writes it; a code that does not exist is found by the test of this table. */
function codes(text: string): readonly CountryCode[] {
  return text.split(" ") as CountryCode[];
}
