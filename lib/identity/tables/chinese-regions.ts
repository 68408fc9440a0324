/** Regions with which names of companies begin: provinces, and cities of trade without 市; two or three characters. */
export const chineseRegions: ReadonlySet<string> = new Set(
  (
    "中国 中华 北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 台湾 香港 澳门 " +
    "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 长治 晋城 晋中 运城 临汾 呼和浩特 包头 赤峰 鄂尔多斯 沈阳 大连 鞍山 抚顺 丹东 锦州 营口 盘锦 葫芦岛 长春 吉林 延边 哈尔滨 齐齐哈尔 大庆 牡丹江 " +
    "南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 昆山 张家港 常熟 太仓 江阴 宜兴 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 永康 东阳 慈溪 余姚 海宁 桐乡 诸暨 瑞安 乐清 " +
    "合肥 芜湖 蚌埠 马鞍山 安庆 滁州 阜阳 六安 亳州 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 晋江 石狮 南安 南昌 景德镇 萍乡 九江 赣州 吉安 宜春 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 " +
    "郑州 开封 洛阳 平顶山 安阳 新乡 焦作 濮阳 许昌 漯河 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 益阳 郴州 永州 怀化 娄底 " +
    "广州 深圳 珠海 汕头 佛山 韶关 湛江 肇庆 江门 茂名 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 顺德 南海 南宁 柳州 桂林 梧州 北海 玉林 海口 三亚 成都 绵阳 德阳 自贡 泸州 宜宾 南充 乐山 贵阳 遵义 昆明 曲靖 大理 拉萨 西安 宝鸡 咸阳 渭南 汉中 兰州 天水 西宁 银川 乌鲁木齐 喀什"
  ).split(" "),
);

/** True for one or several regions and nothing else: "广东省深圳市", "深圳", "西湖区". */
export function isRegionText(text: string): boolean {
  if (text === "") return true;
  for (const length of [4, 3, 2]) {
    const name = text.slice(0, length);
    if (name.length === length && chineseRegions.has(name) && isRegionText(withoutLevel(text.slice(length))))
      return true;
  }
  const place = /^\p{Script=Han}{1,7}?(?:自治区|自治州|自治县|特别行政区|新区|开发区|[省市区县州盟旗镇])/u.exec(
    text,
  )?.[0];
  return place !== undefined && isRegionText(text.slice(place.length));
}

function withoutLevel(text: string): string {
  return text.replace(/^(?:壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|[省市区县州])/u, "");
}
