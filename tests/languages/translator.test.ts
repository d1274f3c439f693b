import { translatorFor, translatorsWith } from '../../shared/languages';

const english = translatorFor('en');
const french = translatorFor('fr');
const arabic = translatorFor('ar');

describe('the words of a code', () => {
  it('are those of the field where it stands', () => {
    expect(english.option('declined', 'outcome')).toBe('Did not want to comment');
    expect(english.option('declined')).toBe('Declined');
    expect(english.option('aftercare', 'phase')).toBe('Aftercare');
    expect(english.option('aftercare', 'discipline')).toBe('Aftercare worker');
  });

  it('are made of the code where nobody has written any', () => {
    expect(english.option('something_local')).toBe('Something local');
    expect(english.option('constructor', 'constructor')).toBe('Constructor');
    expect(english.field('toString')).toEqual({ label: 'ToString' });
    expect(english.event('valueOf')).toBe('ValueOf');
  });

  it('are those of the command for a field, where it has its own', () => {
    expect(english.field('minutes', 'planSession').label).toBe('Length in minutes');
    expect(english.field('minutes').label).toBe('Minutes');
    expect(english.field('conditions', 'recordReleaseDecision')).toEqual({
      label: 'Conditions',
      hint: 'Only for parole.',
    });
  });

  it('say what is missing, for what a programme lists too', () => {
    expect(english.missing('plan_approval')).toBe('Approve the plan');
    expect(english.missing('quorum_health')).toBe('Complete the quorum: Health care must attend or report');
    expect(english.missing('background_neighbours')).toBe('Record the background: Neighbours');
    const words = { titles: {}, own: {}, all: { neighbours: { en: 'Friends and neighbours' } } };
    expect(translatorsWith(words)('en').missing('background_neighbours')).toBe(
      'Record the background: Friends and neighbours',
    );
  });

  it('say why a command is refused, and no more than that where the reason is hidden', () => {
    expect(english.refusal('nothing_changed')).toContain('already recorded');
    expect(english.refusal('not_possible')).toBe('This cannot be done now.');
    expect(french.refusal('something_new')).toBe('Cela n’est pas possible actuellement.');
  });

  it('say what a deadline brings', () => {
    expect(french.deadline('reassessmentFellDue')).toBe('Réévaluation');
    expect(english.deadline('caseClosed')).toBe('Case closed');
  });
});

describe('the words of a programme', () => {
  const words = {
    titles: { northern: { fr: 'Région du nord' } },
    own: { northern: { hall: { en: 'Great hall', fr: 'Grande salle' } } },
    all: { hall: { en: 'Hall', ar: 'قاعة' }, high: { en: 'High security' } },
  };
  const translators = translatorsWith(words);

  it('are those of the programme first, then those of any other', () => {
    expect(translators('en', 'northern').reason('hall')).toBe('Great hall');
    expect(translators('en').reason('hall')).toBe('Hall');
    expect(translators('ar', 'northern').reason('hall')).toBe('قاعة');
    expect(translators('fr', 'northern').option('hall')).toBe('Grande salle');
  });

  it('come before the words of the product where a code is known to be of a programme', () => {
    expect(translators('en').reason('high')).toBe('High security');
    expect(translators('fr').reason('high')).toBe('Élevé');
  });

  it('are made of the code, or the title of the definition, where there are none', () => {
    expect(translators('fr', 'toString').reason('something_local')).toBe('Something local');
    expect(translators('en').reason('constructor')).toBe('Constructor');
    expect(translators('fr').titled('civic_mentoring', 'Mentoring')).toBe('Mentoring');
    expect(translators('fr-CA').programmeTitle('northern', 'North')).toBe('Région du nord');
    expect(translators('en').programmeTitle('northern', 'North')).toBe('North');
  });
});

describe('the sentence of an event', () => {
  const values = { formerly: 'Monday', startsAt: 'Tuesday', reasonCode: 'The person was unwell' };

  it('has its values', () => {
    expect(english.event('sessionRescheduled', values)).toBe(
      'Session moved: from Monday to Tuesday (The person was unwell)',
    );
  });

  it('ends before its values where the reader does not see one of them', () => {
    expect(english.event('sessionRescheduled', { ...values, startsAt: '' })).toBe('Session moved');
    expect(french.event('sessionRescheduled')).toBe('Séance déplacée');
    expect(english.event('concernRaised')).toBe('Concern raised in a session');
  });

  it('tells of a restricted entry no more than that it is there', () => {
    expect(english.event('restricted', { custodianId: 'Rosa' })).toBe('Restricted entry made');
  });

  it('keeps the direction of its values from right to left', () => {
    expect(arabic.event('sessionCancelled', { reasonCode: 'room B-2' })).toContain('\u2068room B-2\u2069');
  });

  it('takes a value as it is', () => {
    expect(english.event('sessionCancelled', { reasonCode: '{{x}} $t(mail.greeting)' })).toBe(
      'Session cancelled: {{x}} $t(mail.greeting)',
    );
  });
});

describe('dates, numbers and lists', () => {
  it('are in the manner of the language', () => {
    expect(english.date('2031-03-03')).toBe('3 March 2031');
    expect(french.weekday('2031-03-03')).toBe('lundi 3 mars 2031');
    expect(arabic.date('2031-03-03')).toBe('3 مارس 2031');
    expect(english.number(12_500)).toBe('12,500');
    expect(english.list(['one', 'two', 'three'])).toBe('one, two and three');
  });

  it('have western digits in every language', () => {
    expect(arabic.number(12_500)).toBe('12,500');
    expect(arabic.relativeDay('2031-03-15', '2031-03-03')).toContain('12');
    expect(arabic.moment('2031-03-03T08:05:00Z', 'Europe/Paris')).toContain('2031');
  });

  it('keep the direction of each item of a list from right to left', () => {
    expect(arabic.list(['A-1', 'B-2'])).toContain('\u2068B-2\u2069');
  });

  it('are in the time zone of the reader', () => {
    expect(english.time('2031-03-03T23:30:00Z', 'Europe/Paris')).toBe('00:30');
  });

  it('say a day as seen from another, over a change of clocks too', () => {
    expect(english.relativeDay('2031-03-31', '2031-03-30')).toBe('tomorrow');
    expect(french.relativeDay('2031-03-01', '2031-03-03')).toBe('avant-hier');
  });

  it('say a duration in words, and leave what is none as it is', () => {
    expect(english.duration('P7D')).toBe('7 days');
    expect(french.duration('P1M')).toBe('1\u00a0mois');
    expect(english.duration('5wd')).toBe('5wd');
  });
});
