const key = "alp_alarm_sound";

export function isSoundOn(): boolean {
  try {
    return localStorage.getItem(key) === "on";
  } catch {
    return false;
  }
}

export function keepSound(isOn: boolean): void {
  try {
    localStorage.setItem(key, isOn ? "on" : "off");
  } catch {
    // a browser that keeps nothing asks again next time
  }
}

/** Two short tones; of several tabs one rings. */
export function playAlarm(): void {
  const ring = async () => {
    const audio = new AudioContext();
    for (const [index, pitch] of [880, 660].entries()) {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      const start = audio.currentTime + index * 0.22;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.15, start);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.2);
      tone.connect(volume).connect(audio.destination);
      tone.start(start);
      tone.stop(start + 0.2);
    }
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await audio.close();
  };
  if (!("locks" in navigator)) {
    void ring();
    return;
  }
  void navigator.locks.request("alp-alarm-sound", { ifAvailable: true }, (lock) => (lock ? ring() : undefined));
}
