/** Letters of scripts that no label font holds, spelt in Latin. Hangul: Revised Romanization of Korean, syllable by syllable. */
const initials = "g kk n d tt r m b pp s ss - j jj ch k t p h".split(" ");
const vowels = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ");
const finals = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ");

function pairs(letters: string, latin: string): [string, string][] {
  const spelt = latin.split(" ");
  return [...letters].map((letter, index) => [letter, (spelt[index] ?? "").replace("-", "")]);
}

const letters: ReadonlyMap<string, string> = new Map([
  ...pairs("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "a b g d h v z ch t y k k l m m n n s a p f ts ts k r sh t"),
  ...pairs("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y"),
  ...pairs("آأإؤئءةىپچژگکی،٠١٢٣٤٥٦٧٨٩", "a a i w y - a a p ch zh g k y , 0 1 2 3 4 5 6 7 8 9"),
  ...pairs(
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h",
  ),
  ...pairs(
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "a b g d e z e e t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts u p k o f ev",
  ),
]);

/** The Latin spelling of one letter; null when none is known, which is never guessed. */
export function spellLatin(letter: string): string | null {
  const syllable = (letter.codePointAt(0) ?? 0) - 0xac00;
  if (syllable >= 0 && syllable < 11_172) {
    const parts = [
      initials[Math.floor(syllable / 588)],
      vowels[Math.floor((syllable % 588) / 28)],
      finals[syllable % 28],
    ];
    return parts.join("").replaceAll("-", "");
  }
  return letters.get(letter) ?? letters.get(letter.toLowerCase()) ?? null;
}
