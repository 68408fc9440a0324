/** Nothing known, or the elements that differ; an empty list is consistent. */
export type Verdict = "not_found" | readonly string[];

/** An enterprise that nobody registered is consistent unless its words say otherwise. */
export function magicEnterprise(name: string, legalRepresentative: string): Verdict {
  if (/查无|NOT FOUND/i.test(name)) return "not_found";
  return [
    ...(/名称不符|NAME DIFFERS/i.test(name) ? ["name"] : []),
    ...(/代码不符|NUMBER DIFFERS/i.test(name) ? ["registration"] : []),
    ...(/不符|DIFFERS/i.test(legalRepresentative) ? ["legal_representative"] : []),
  ];
}

/** A person whom nobody registered is consistent unless the values say otherwise. */
export function magicPerson(name: string, idNumber: string, phone: string): Verdict {
  if (/查无|NOT FOUND/i.test(name)) return "not_found";
  return [
    ...(/不符|DIFFERS/i.test(name) ? ["name"] : []),
    ...(/^\d{14}000[\dX]$/i.test(idNumber) ? ["id_number"] : []),
    ...(phone.endsWith("0000") ? ["phone"] : []),
  ];
}
