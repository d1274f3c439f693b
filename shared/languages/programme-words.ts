/** One text in several languages, by language. */
export type InLanguages = Readonly<Record<string, string | undefined>>;

/** Texts by code. */
export type WordsByCode = Readonly<Record<string, InLanguages>>;

/** The words that operators give to their programmes: data beside the definitions, not texts of the product. */
export interface ProgrammeWords {
  /** By the id of the programme. */
  readonly titles: WordsByCode;
  /** The words of a programme's codes, by its id. */
  readonly own: Readonly<Record<string, WordsByCode>>;
  /** Those of all programmes, for pages about several, and for programmes whose files are gone. */
  readonly all: WordsByCode;
}

export const noWords: ProgrammeWords = { titles: {}, own: {}, all: {} };

/** The words of a code in one language: those of its programme, else those of any. */
export function wordOf(
  { own, all }: ProgrammeWords,
  code: string,
  { language, programmeId }: { readonly language: string; readonly programmeId: string | undefined },
): string | undefined {
  const ofProgramme = programmeId === undefined ? undefined : at(own, programmeId);
  return (ofProgramme && at(ofProgramme, code)?.[language]) ?? at(all, code)?.[language];
}

/** The title of a programme in one language. */
export function titleOf({ titles }: ProgrammeWords, programmeId: string, language: string): string | undefined {
  return at(titles, programmeId)?.[language];
}

/** A code may have the name of something that every object has. */
function at<T>(values: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
