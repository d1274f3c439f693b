import type { AreaWords } from '../../practice/words';

export const sessions: AreaWords<'sessions'> = {
  commands: {
    planSession: {
      title: 'تحديد موعد جلسة',
      done: 'حُدّد موعد الجلسة.',
      hint: 'يُطلب رد المختص بالبريد. ولا تذكر الرسالة اسم أحد.',
    },
    rescheduleSession: {
      title: 'نقل جلسة إلى موعد آخر',
      done: 'نُقلت الجلسة إلى موعد آخر.',
      hint: 'يُطلب رد المختص من جديد على الموعد الجديد.',
    },
    cancelSession: { title: 'إلغاء جلسة', done: 'أُلغيت الجلسة.' },
    planSeries: {
      title: 'تحديد مواعيد سلسلة جلسات',
      done: 'حُدّدت مواعيد سلسلة الجلسات.',
      hint: 'يمكن نقل كل جلسة من السلسلة أو إلغاؤها على حدة.',
    },
  },
  events: {
    sessionPlanned: 'تحديد موعد جلسة: {{startsAt}}، {{placeCode}}، مع {{specialistId}}',
    sessionRescheduled: 'نقل جلسة: من {{formerly}} إلى {{startsAt}} ({{reasonCode}})',
    sessionCancelled: 'إلغاء جلسة: {{reasonCode}}',
    sessionAccepted: 'قبول الدعوة إلى جلسة',
    sessionDeclined: 'الاعتذار عن جلسة: {{reasonCode}}',
    sessionReportFellDue: 'حان موعد تقرير عن جلسة',
    sessionHeld: 'انعقاد جلسة',
    sessionNotHeld: 'عدم انعقاد جلسة: {{reasonCode}}',
    seriesPlanned: 'تحديد مواعيد سلسلة جلسات (عدد الجلسات: {{count}})',
    sessionObserved: 'تسجيل ملاحظات عن جلسة',
    qualificationLapsed: 'انتهاء الاعتماد أو التدقيق الأمني: {{specialistId}}',
  },
  tasks: {
    session_invitation: {
      do: 'بيان ما إذا كان بإمكانكم عقد الجلسة',
      answers: { accept: 'يمكنني عقد الجلسة', decline: 'لا يمكنني عقد الجلسة' },
    },
    session_report: { do: 'تقديم تقرير عن الجلسة', answers: { held: 'انعقدت الجلسة', not_held: 'لم تنعقد الجلسة' } },
  },
  followUps: {
    session_declined: 'اعتذر مختص عن جلسة: حدّدوا موعدًا آخر أو مختصًا آخر',
    accreditation_lapsed: 'انتهى اعتماد أحد المختصين أو تدقيقه الأمني: اعملوا على تجديده أو اختاروا مختصًا آخر',
  },
  deadlines: { sessionReportFellDue: 'تقرير عن الجلسة' },
  fieldsOf: {
    planSession: {
      minutes: { label: 'المدة بالدقائق' },
      overrideReasons: { hint: 'فقط إذا انتهى اعتماد المختص أو تدقيقه الأمني.' },
    },
    planSeries: {
      startsAt: { label: 'الجلسة الأولى' },
      minutes: { label: 'مدة كل جلسة بالدقائق' },
      overrideReasons: { hint: 'فقط إذا انتهى اعتماد المختص أو تدقيقه الأمني.' },
    },
    rescheduleSession: {
      startsAt: { label: 'التاريخ والوقت الجديدان' },
      minutes: { label: 'المدة الجديدة بالدقائق' },
      specialistId: { label: 'مختص آخر' },
    },
    session_report: { concern: { hint: 'يُبلَّغ المناوب فورًا بكل أمر عاجل يدعو إلى القلق.' } },
  },
};
