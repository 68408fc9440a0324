/** Transport modes of customs; only those marked `true` carry 9610 parcels out. */
export const transportModeRows: readonly (readonly [code: string, nameZh: string, nameEn: string, is9610: boolean])[] =
  [
    ["0", "非保税区", "Non-bonded area (domestic to bonded area)", false],
    ["1", "监管仓库", "Supervised warehouse", false],
    ["2", "水路运输", "Water (sea or river)", true],
    ["3", "铁路运输", "Rail", true],
    ["4", "公路运输", "Road", true],
    ["5", "航空运输", "Air", true],
    ["6", "邮件运输", "Post", true],
    ["7", "保税区", "Bonded area", false],
    ["8", "保税仓库", "Bonded warehouse", false],
    ["9", "其他方式运输", "Other transport", false],
    ["A", "全部运输方式", "All modes (query use)", false],
    ["G", "固定设施运输", "Fixed installation", false],
    ["H", "边境特殊海关作业区", "Border special customs zone", false],
    ["L", "旅客携带", "Carried by traveller", false],
    ["T", "综合实验区", "Comprehensive experimental zone", false],
    ["W", "物流中心", "Logistics centre", false],
    ["X", "物流园区", "Logistics park", false],
    ["Y", "保税港区", "Bonded port area", false],
    ["Z", "出口加工区", "Export processing zone", false],
  ];
