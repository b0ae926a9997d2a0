const list = (words: string): ReadonlySet<string> => new Set(words.split(',').map((word) => word.trim()));

/** Whether a text before a colon is what a transcript's head says about itself: date, place, length. */
export const isMetadata = (key: string): boolean => metadata.has(key.trim().toLowerCase());

/** Words that may stand in a name in lower case. */
export const particles: ReadonlySet<string> = new Set(
  'van von der den de del della di da dos du la le el al bin ibn ter ten zu zum af av y e and und & of the et i'.split(
    ' ',
  ),
);

/** What the person who asks is called in transcripts of many languages, in lower case. */
export const askers =
  list(`i, int, intv, interviewer, interviewerin, interviewers, researcher, moderator, moderatorin, mod, facilitator, fac, host,
  fieldworker, enquêteur, enquêtrice, intervieweur, intervieweuse, chercheur, chercheuse, animateur, animatrice, entrevistador, entrevistadora,
  moderador, moderadora, investigador, investigadora, pesquisador, pesquisadora, intervistatore, intervistatrice, ricercatore, ricercatrice,
  onderzoeker, interviewster, intervjuare, intervjuer, haastattelija, forscher, forscherin, badacz, badaczka, prowadzący, prowadząca, tazatel,
  интервьюер, исследователь, модератор, ведущий, ведущая, інтерв'юер, дослідник, المحاور, المحاورة, الباحث, الباحثة, מראיין, מראיינת, חוקר, חוקרת,
  מנחה, 访谈者, 采访者, 访问者, 主持人, 訪談者, 研究者, 研究員, 采访人, インタビュアー, 聞き手, 質問者, 司会, 司会者, 調査者, 면접자, 진행자, 연구자, 사회자,
  مصاحبه‌گر, görüşmeci, araştırmacı, pewawancara, συνεντευκτής`);
/** What people who answer are called, likewise. `q` and `a` stand for question and answer. */
export const answerers =
  list(`p, participant, respondent, resp, interviewee, speaker, spk, patient, informant, q, a, befragte, befragter, befragte person, teilnehmer,
  teilnehmerin, sprecher, sprecherin, proband, probandin, interviewte, interviewter, interviewpartner, interviewpartnerin, person, enquêté, enquêtée,
  interviewé, interviewée, participante, répondant, répondante, locuteur, locutrice, entrevistado, entrevistada, hablante, encuestado, encuestada,
  intervistato, intervistata, respondente, deelnemer, spreker, respondenten, informante, falante, rozmówca, badany, badana, respondentka,
  респондент, респондентка, информант, участник, участница, собеседник, المشارك, المشاركة, المجيب, المتحدث, מרואיין, מרואיינת, משתתף, משתתפת, דובר, דוברת,
  受访者, 受訪者, 被访者, 被访谈者, 回答者, 发言人, 说话人, 说话者, 参加者, 参与者, 話者, 語り手, 対象者, 協力者, 참여자, 응답자, 참석자, 화자, katılımcı, مصاحبه‌شونده,
  unknown speaker, unknown, unidentified, unidentified speaker, male speaker, female speaker, operator, narrator, therapist, counsellor,
  counselor, clinician, interpreter, subject, witness, student, group, all, several`);
/** What a person in a group is called who has no name. */
export const persons =
  list(`student, participant, speaker, voice, man, woman, person, nurse, doctor, physician, teacher, member, respondent,
  interviewer, interviewee, parent, mother, father, patient, researcher, moderator, facilitator, child, boy, girl, guest, caller, witness,
  therapist, client, carer, caregiver, midwife, worker, manager, farmer, resident, observer, assistant, translator, interpreter, colleague`);
const metadata =
  list(`date, time, place, location, venue, duration, length, title, file, filename, file name, recording, recorded, audio, video, project,
  study, interview, interview date, interview no, transcript, transcriber, transcribed, transcribed by, transcription, language, pseudonym,
  version, study id, recording date, start time, end time, setting, datum, ort, dauer, sprache, länge, aufnahme, transkription, transkribiert von,
  projekt, uhrzeit, fecha, lugar, duración, idioma, transcripción, hora, lieu, durée, langue, heure, enregistrement, data, luogo, durata, lingua,
  local, duração, plaats, duur, tijd, miejsce, czas, дата, место, время, длительность, язык, التاريخ, المكان, المدة, الوقت, תאריך, מקום, משך, זמן,
  日期, 时间, 時間, 地点, 地點, 时长, 日時, 日付, 場所, 날짜, 장소, 시간`);
/** What stands before a colon and is no speaker, in lower case. */
export const notNames =
  list(`note, notes, nb, n.b., ps, p.s., comment, comments, remark, remarks, summary, keywords, summary keywords, speakers, participants, present,
  attendees, agenda, topic, topics, theme, themes, code, codes, memo, example, examples, warning, source, sources, link, links, see, todo, http, https, mailto,
  www, yes, no, yeah, yep, nope, ok, okay, well, so, and, but, or, also, then, now, right, first, second, third, firstly, secondly, finally, last, next, one, two,
  three, because, actually, honestly, basically, remember, however, therefore, conclusion, introduction, intro, outro, break, music, pause, end, start, part,
  section, chapter, background, context, method, methods, results, discussion, definition, figure, table, step, day, week, anyway, look, listen,
  laughter, laughs, applause, inaudible, crosstalk, silence, unintelligible, noise, question, questions, answers, lunch, coffee break, interruption,
  advantages, disadvantages, pros, cons, problem, problems, reason, reasons, important, result, attention, caution, hint, tip, update, edit, ftp, file,
  anmerkung, anmerkungen, hinweis, notiz, bemerkung, kommentar, beispiel, zusammenfassung, quelle, achtung, wichtig, ja, nein, also, lachen, musik,
  unverständlich, stille, geräusch, pausa, nota, notas, ejemplo, resumen, fuente, sí, risas, risa, música, silencio, inaudible, remarque, exemple,
  résumé, rires, rire, musique, oui, non, esempio, risate, musica, silenzio, sì, opmerking, voorbeeld, uwaga, przykład, примечание, пример, смех,
  пауза, ملاحظة, مثال, הערה, דוגמה, 注, 注意, 备注, 備註, 例如, 例, 比如, 注记, メモ, 備考, 笑, 笑い, 沈黙, 참고, 예`);
