export type ScanTone = "done" | "repeat" | "offer" | "alarm";

type Beep = { readonly hertz: number; readonly at: number; readonly seconds: number; readonly shape: OscillatorType };

/** Told apart without looking: one high beep is done, two low rough ones are an alarm. */
const tones: Readonly<Record<ScanTone, readonly Beep[]>> = {
  done: [{ hertz: 1320, at: 0, seconds: 0.09, shape: "sine" }],
  repeat: [
    { hertz: 660, at: 0, seconds: 0.07, shape: "sine" },
    { hertz: 660, at: 0.12, seconds: 0.07, shape: "sine" },
  ],
  offer: [
    { hertz: 520, at: 0, seconds: 0.1, shape: "sine" },
    { hertz: 780, at: 0.13, seconds: 0.12, shape: "sine" },
  ],
  alarm: [
    { hertz: 220, at: 0, seconds: 0.22, shape: "square" },
    { hertz: 175, at: 0.28, seconds: 0.35, shape: "square" },
  ],
};

let context: AudioContext | undefined;

/** Plays a verdict. Silent where the browser allows no sound yet. */
export function playTone(tone: ScanTone): void {
  if (typeof AudioContext === "undefined") return;
  context ??= new AudioContext();
  void context.resume();
  for (const { hertz, at, seconds, shape } of tones[tone]) {
    const start = context.currentTime + at;
    const wave = context.createOscillator();
    const gain = context.createGain();
    wave.type = shape;
    wave.frequency.value = hertz;
    gain.gain.setValueAtTime(shape === "square" ? 0.25 : 0.4, start);
    gain.gain.exponentialRampToValueAtTime(0.001, start + seconds);
    wave.connect(gain).connect(context.destination);
    wave.start(start);
    wave.stop(start + seconds);
  }
}
