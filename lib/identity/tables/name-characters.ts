/**
 * Characters that a name's text can hold in place of the real one. The pairs are facts of Unicode and GB 18030; each list is
 * read in twos: what stands there, what is meant.
 */

/**
 * CJK radicals (U+2E80 to U+2EF3) that no normal form turns into letters; a PDF's text layer is full of them. U+2F3E is
 * the exception the other way round: NFKC makes 戶 of what every mainland font draws as 户.
 */
export const radicals: ReadonlyMap<string, string> = twos(
  "⺁厂⺂乛⺃乚⺄乙⺅亻⺇几⺉刂⺋㔾⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓" +
    "⺲罒⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠" +
    "⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟⼾户",
);

/** Rare letters where the character sets before GB 18030-2005 kept them: the private-use area from U+E815 on. */
export const privateUse: ReadonlyMap<string, string> = new Map(
  [
    ..."⺁𠂇𠂉𠃌乙㑳㑇⺈㔾龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠牛𡗗龸疋䁖䅟竹䌷⺳羊羊𢦏䎱䎬聿䏝䓖䙡䙌龹䜣䜩䝼䞍足䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻",
  ].map((letter, index) => [String.fromCodePoint(0xe815 + index), letter]),
);

/**
 * Other ways to write a character that the library of traditional characters does not join: variants of the mainland's first
 * list (1955), Hong Kong's and Japan's forms. Names differing so go to a person.
 */
export const variants: ReadonlyMap<string, string> = twos(
  "邨村栢柏桮杯畧略疎疏窰窑磘窑緜绵菓果蔴麻隣邻寳宝珎珍淸清靑青愼慎鄕乡郷乡郞郎緖绪戾戻広广沢泽恵惠桜樱県县図图売卖鉄铁覚觉気气経经実实辺边浜滨関关栄荣労劳営营厳严変变仏佛黒黑塩盐薬药円圆駅驿斉齐斎斋豊丰徳德亜亚" +
    "囲围壱壹対对帰归択择抜拔拝拜拡扩挙举摂摄暦历検检楽乐権权歓欢歩步歯齿毎每氷冰渇渴渋涩渓溪満满滝泷潅灌焼烧犠牺猟猎獣兽畳叠痩瘦発发砕碎穂穗窓窗竜龙粛肃絵绘続续総总縄绳繊纤聡聪聴听脳脑臓脏荘庄蔵藏覇霸観观訳译読读" +
    "転转軽轻逓递遅迟醸酿釈释銭钱鋳铸隠隐険险隷隶雑杂霊灵頬颊頼赖顕显駆驱騒骚験验髄髓鶏鸡麹曲黙默齢龄竝并竚伫咊和龢和兿艺勲勋亾亡倂并凃涂彊强惪德㥁德曵曳碁棋楳梅槑梅毘毗煕熙凞熙煇辉燄焰甦苏甯宁寗宁皐皋臯皋皜皓穉稚" +
    "竢俟筯箸耑专脇胁蘂蕊蕋蕊裠裙觧解賛赞賸剩迻移逹达遯遁銲焊鎗枪雝雍頟额飃飘騐验鬭斗鷰燕麤粗鼇鳌堦阶塲场壻婿姉姊嬾懒屛屏崐昆崘仑巗岩庻庶徃往徧遍悳德慙惭抝拗挍校搾榨旹时昻昂晳晰暎映朞期枏楠柹柿梹槟椀碗槀槁槩概櫂棹" +
    "欝郁氊毡涖莅淛浙湼涅濬浚炤照烱炯牎窗犂犁玅妙珤宝瓈璃畊耕畒亩痲麻皷鼓盌碗眎视睂眉砲炮硏研秊年稾稿窻窗篛箬紥扎緐繁縂总繙翻罇樽羴膻翄翅翶翱耉耇肧胚胷胸脗吻舩船艢樯芲花苺莓荅答葠参蓡参蘓苏虵蛇蜨蝶衂衄袠帙褁裹觔斤" +
    "諠喧譌讹賮赆跴踩躭耽輙辄迆迤逈迥酧酬醻酬醼宴鈆铅鍫锹鑛矿鑚钻閙闹闗关阨厄阬坑陗峭隄堤雰氛靭韧韮韭頋顾駞驼騣鬃驩欢髥髯鬀剃鵞鹅鹻碱鼈鳖著着姸妍嵜崎﨑崎髙高濵滨邉边呉吴寛宽歳岁伝传両两剣剑収收徴征戦战拠据挿插桟栈" +
    "浄净渉涉涙泪溌泼瀬濑様样稲稻穏稳粋粹蛍萤譲让賎贱鉱矿闘斗髪发麺面弐贰戸户増增戯戏単单団团圏圈奨奖専专尭尧悩恼悪恶仮假価价倹俭児儿処处効效勅敕勧劝嬢娘巣巢庁厅廃废弾弹従从応应",
);

function twos(pairs: string): ReadonlyMap<string, string> {
  const letters = [...pairs];
  const map = new Map<string, string>();
  for (let index = 0; index + 1 < letters.length; index += 2) {
    const [from, to] = [letters[index] ?? "", letters[index + 1] ?? ""];
    if (from !== to) map.set(from, to);
  }
  return map;
}
