const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\/|\bEdg\//, "Edge"],
  [/\bMicroMessenger\//, "WeChat"],
  [/\bQQBrowser\//, "QQ Browser"],
  [/\bOPR\//, "Opera"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/Chrome\/|\bCriOS\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\bHarmonyOS\b|\bOpenHarmony\b/, "HarmonyOS"],
  [/\bAndroid\b/, "Android"],
  [/\biPhone\b|\biPad\b/, "iOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

/** "Chrome · Windows" for a browser's own description; null when neither is known. Order matters: browsers claim others' names. */
export function deviceName(userAgent: string): string | null {
  const nameIn = (list: readonly (readonly [RegExp, string])[]) => list.find(([shape]) => shape.test(userAgent))?.[1];
  const parts = [nameIn(browsers), nameIn(systems)].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join(" · ");
}
