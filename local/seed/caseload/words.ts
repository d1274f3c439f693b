import type { Random } from '../../../stories/random';

/** Made-up notes, so general that they distinguish no case from another. */
const sentences = [
  'Talked for an hour; the conversation stayed with what had been agreed.',
  'Arrived on time and took part, though quieter than the week before.',
  'The wing reports nothing out of the ordinary.',
  'Asked about the next visit and about the course that begins in the autumn.',
  'The record of the last meeting was read aloud and nobody wished to change it.',
  'Follows from what was seen over the last weeks and from the file.',
  'Two people came to this independently of each other.',
  'It is too early to say; looked at again at the next review.',
  'Wants to go on with the work and asked for more of it.',
  'Was unwell in the morning and came in the afternoon.',
  'The family was told and agrees with the arrangement.',
  'Needs more time with papers; an interpreter was at hand.',
  'Nothing stands against it from the side of the facility.',
  'The agencies were asked, and each gave its view in writing.',
  'Keeps to the routine of the workshop and is spoken of well there.',
  'Had a disagreement with another person, which was settled the same day.',
] as const;

const given = [
  'Adel',
  'Bruno',
  'Cemal',
  'Darko',
  'Edvin',
  'Fadi',
  'Gintas',
  'Henri',
  'Idris',
  'Janek',
  'Karim',
  'Levan',
];
const more = [
  'Milos',
  'Nabil',
  'Otto',
  'Pavel',
  'Rafiq',
  'Stelian',
  'Tarik',
  'Umberto',
  'Vidar',
  'Walid',
  'Yusuf',
  'Zoran',
];
const starts = ['Al', 'Ber', 'Cor', 'Dal', 'El', 'Far', 'Gor', 'Hal', 'Ir', 'Jan', 'Kor', 'Lin', 'Mar', 'Nor', 'Or'];
const ends = [
  'aki',
  'berg',
  'dane',
  'escu',
  'fors',
  'haddi',
  'ison',
  'kova',
  'lund',
  'mani',
  'nik',
  'oglu',
  'rud',
  'vic',
];
const birds = [
  'Avocet',
  'Bittern',
  'Curlew',
  'Dunlin',
  'Egret',
  'Fulmar',
  'Godwit',
  'Heron',
  'Ibis',
  'Jackdaw',
  'Knot',
];

export function aSentence(random: Random): string {
  return random.pick(sentences);
}

/** A made-up name from parts. */
export function aName(random: Random): { readonly givenName: string; readonly familyName: string } {
  return { givenName: random.pick([...given, ...more]), familyName: `${random.pick(starts)}${random.pick(ends)}` };
}

/** The alias of a case. */
export function anAlias(number: number, random: Random): string {
  return `${random.pick(birds)}-${1_000 + number}`;
}
