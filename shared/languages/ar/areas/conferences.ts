import type { AreaWords } from '../../practice/words';

export const conferences: AreaWords<'conferences'> = {
  commands: {
    callConference: {
      title: 'الدعوة إلى اجتماع',
      done: 'وُجّهت الدعوة إلى الاجتماع.',
      hint: 'يُطلب بالبريد رد كل مدعو. ومن تعذّر حضوره يمكنه إرسال تقرير مكتوب.',
    },
    recordConference: {
      title: 'تسجيل محضر اجتماع',
      done: 'سُجّل المحضر.',
      hint: 'ينتهي كل بند بإجراء أو بقرار أو بعدم اتخاذ إجراء مع ذكر الأسباب.',
    },
    cancelConference: { title: 'إلغاء اجتماع', done: 'أُلغي الاجتماع.' },
  },
  events: {
    conferenceCalled: 'الدعوة إلى اجتماع: {{type}}، {{startsAt}}، الرئيس {{chairId}}',
    conferenceAnswered: 'الرد على الدعوة إلى اجتماع: {{personId}}، {{answer}}',
    conferenceRecordFellDue: 'حان موعد محضر اجتماع',
    conferenceHeld: 'انعقاد اجتماع: المراجعة التالية {{nextReviewOn}}',
    conferenceCancelled: 'إلغاء اجتماع: {{reasonCode}}',
    conferenceFellDue: 'حان موعد اجتماع: {{type}}',
    actionDone: 'تنفيذ إجراء',
    actionNotPossible: 'تعذّر تنفيذ إجراء: {{reasonCode}}',
  },
  tasks: {
    conference_invitation: {
      do: 'بيان ما إذا كان بإمكانكم حضور الاجتماع',
      answers: { accept: 'يمكنني الحضور', decline: 'لا يمكنني الحضور' },
    },
    conference_report: { do: 'تقديم تقرير مكتوب إلى الاجتماع', answers: { report: 'إرسال التقرير' } },
    action: { do: 'تنفيذ الإجراء', answers: { done: 'نُفّذ الإجراء', cannot_do: 'لا يمكنني تنفيذ الإجراء' } },
  },
  followUps: {
    conference_due: 'حان موعد اجتماع: وجّهوا الدعوة إليه',
    conference_record_due: 'حان موعد محضر اجتماع: اعملوا على تسجيله',
    action_not_possible: 'تعذّر تنفيذ إجراء: ابحثوا عن سبيل آخر',
  },
  deadlines: { conferenceRecordFellDue: 'محضر الاجتماع', conferenceFellDue: 'اجتماع' },
  fieldsOf: {
    callConference: { type: { label: 'نوع الاجتماع' } },
    recordConference: {
      kind: { label: 'ما انتهى إليه البند' },
      what: { label: 'المطلوب تنفيذه' },
      dueOn: { label: 'التنفيذ قبل' },
      dissent: { hint: 'يبقى الرأي المخالف في المحضر باسم صاحبه.' },
    },
  },
  alsoMissing: {
    conference: 'الدعوة إلى الاجتماع',
    conference_record: 'تسجيل محضر الاجتماع',
  },
};
