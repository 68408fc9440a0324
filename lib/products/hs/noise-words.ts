/** What sellers add to please a search engine and what says nothing about the goods, as whole stems. */
export const noiseWords: ReadonlySet<string> = new Set(
  `a an the and or of in on at to by from is are be it its your you our my we all any each per into onto as
  new newest latest hot sale selling best top quality high great good nice perfect cheap price low discount offer promotion
  free shipping dropshipping wholesale retail brand branded original genuineness official store shop factory direct stock
  pc pcs piece pieces lot set-of unit dozen pack-of fashion fashionable trendy trend popular stylish style design designer
  cute lovely beautiful pretty cool kawaii elegant luxury luxurious premium deluxe classic modern simple creative unique
  personalized personality custom customized customize print-on-demand
  spring summer autumn winter fall season seasonal
  gift present birthday valentine anniversary graduation
  color random multicolor black white red blue green yellow pink purple orange brown gray beige khaki
  big small large mini medium xl xxl xxxl xs size oversized plus
  eu us uk usa russian spain france poland warehouse
  hotsale bestseller arrival drop ship
  very super ultra extra max pro more most
  multi-purpose multifunctional multifunction multi functional universal`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** The same in Chinese: cut out of the text before it is read, so that the words around them do not grow together. */
export const noisePhrasesZh: readonly string[] = [
  "跨境专供",
  "厂家直销",
  "现货速发",
  "一件代发",
  "新款上市",
  "热销爆款",
  "外贸批发",
  "独立站",
  "速卖通",
  "亚马逊",
  "跨境",
  "新款",
  "爆款",
  "热卖",
  "热销",
  "现货",
  "包邮",
  "批发",
  "外贸",
  "厂家",
  "直销",
  "新品",
  "潮流",
  "时尚",
  "百搭",
  "网红",
  "同款",
  "高品质",
  "高级感",
  "超值",
  "特价",
  "促销",
  "生日礼物",
  "圣诞礼物",
  "情人节礼物",
  "礼物",
  "送礼",
  "定制",
  "个性",
  "精致",
  "可爱",
  "奢华",
  "轻奢",
  "简约",
];
