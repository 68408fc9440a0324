import { readFileSync } from "node:fs";
import { type HsModelFile, readModel } from "#lib/products/hs/read-model";
import { recognise } from "#lib/products/hs/recognise";

/** Titles as sellers write them, long ones among them; none is a title that accuracy is measured on. */
const titles = [
  "2024 New Women Summer Dress Elegant Floral Print Short Sleeve V Neck Casual Beach Party Midi Dresses Plus Size Vestidos",
  "Wireless Bluetooth 5.3 Earphones Noise Cancelling Headset with Microphone for iPhone Xiaomi Samsung Sports Earbuds IPX7",
  "不锈钢保温杯大容量便携车载水杯男女学生户外运动水壶定制印字",
  "For Honda Civic 2016-2021 Front Bumper Lip Spoiler Splitter Diffuser Body Kit ABS Carbon Fiber Look Car Accessories",
  "跨境新款太阳能户外庭院灯防水草坪灯感应壁灯花园装饰灯LED路灯",
  "yoga mat",
];

type Figure = { readonly name: string; readonly value: number; readonly unit: string; readonly limit: number };

/** Processor time (the garbage collector's included), so that a busy machine does not count. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Reading the model once, and recognising one title with all its reasons and questions. */
export function benchHs(): Figure[] {
  const text = readFileSync("data/hs/model.json", "utf8");
  const models: ReturnType<typeof readModel>[] = [];
  const reading = cpuMs(() => models.push(readModel(JSON.parse(text) as HsModelFile)));
  const [model] = models;
  if (model === undefined) return [];
  const each = () => titles.map((title) => recognise(model, { title }));
  for (let warm = 0; warm < 40; warm++) each();
  const rounds = 40;
  const recognising = cpuMs(() => {
    for (let round = 0; round < rounds; round++) each();
  });
  return [
    { name: "reading the HS model, once per process", value: reading, unit: "ms", limit: 1500 },
    { name: "recognising a title", value: recognising / rounds / titles.length, unit: "ms", limit: 3 },
  ];
}
