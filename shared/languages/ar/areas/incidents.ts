import type { AreaWords } from '../../practice/words';

export const incidents: AreaWords<'incidents'> = {
  commands: {
    recordIncident: { title: 'تسجيل حادث', done: 'سُجّل الحادث.', hint: 'يُبلَّغ المسؤولون. وقد تلزم إعادة تقييم واجتماع.' },
    recordNewInformation: {
      title: 'تسجيل معلومات جديدة',
      done: 'سُجّلت المعلومات.',
      hint: 'قد تلزم إعادة تقييم واجتماع.',
    },
    resumeActivities: { title: 'استئناف الأنشطة الجماعية', done: 'استُؤنفت الأنشطة الجماعية.' },
  },
  events: {
    incidentRecorded: 'تسجيل حادث: {{kind}}، {{severity}}',
    newInformationRecorded: 'تسجيل معلومات جديدة',
    activitiesSuspended: 'تعليق الأنشطة الجماعية والامتيازات',
    activitiesKept: 'عدم تعليق الأنشطة الجماعية والامتيازات',
    activitiesResumed: 'استئناف الأنشطة الجماعية والامتيازات',
  },
  tasks: {
    incident_notice: { do: 'الاطلاع على الحادث', answers: { noted: 'اطلعت على الحادث' } },
    suspension_proposal: {
      do: 'البت في تعليق الأنشطة الجماعية',
      answers: { suspend: 'تعليق الأنشطة الجماعية والامتيازات', keep: 'عدم تعليقها' },
    },
  },
  fieldsOf: {
    recordIncident: { kind: { label: 'نوع الحادث' }, what: { label: 'ما الذي حدث' } },
    recordNewInformation: { what: { label: 'ما الذي تبيّن' } },
  },
};
