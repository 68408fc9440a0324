import { createRequire } from "node:module";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";

const family = "Noto Sans SC";

/** A bare machine has no Chinese font: the one that labels are printed with is given to the canvas. */
function hasFont(): void {
  if (GlobalFonts.has(family)) return;
  const require = createRequire(import.meta.url);
  GlobalFonts.registerFromPath(
    require.resolve("@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"),
    family,
  );
}

/** A made-up document of the demo as a picture: a title, lines, and across it that it is nothing but a specimen. */
export async function demoDocument(title: string, lines: readonly (readonly [string, string])[]): Promise<Uint8Array> {
  hasFont();
  const canvas = createCanvas(1600, 1130);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fdfcf7";
  pen.fillRect(0, 0, 1600, 1130);
  pen.strokeStyle = "#b4544f";
  pen.lineWidth = 10;
  pen.strokeRect(40, 40, 1520, 1050);
  pen.fillStyle = "#7c2d2a";
  pen.font = `72px "${family}"`;
  pen.textAlign = "center";
  pen.fillText(title, 800, 190);
  pen.textAlign = "left";
  pen.font = `36px "${family}"`;
  for (const [index, [name, value]] of lines.entries()) {
    const y = 320 + index * 84;
    pen.fillStyle = "#6b6b76";
    pen.fillText(name, 160, y);
    pen.fillStyle = "#18181b";
    pen.fillText(value, 520, y);
  }
  pen.save();
  pen.translate(800, 700);
  pen.rotate(-0.35);
  pen.textAlign = "center";
  pen.fillStyle = "rgba(180, 84, 79, 0.16)";
  pen.font = `140px "${family}"`;
  pen.fillText("演示样张 SPECIMEN", 0, 0);
  pen.restore();
  return new Uint8Array(await canvas.encode("png"));
}
