import { pick, type Random } from '../support/mutate.js';

/** What people of one language say in these interviews: sentences with gaps in them, and what fills the gaps. */
export interface Language {
  readonly labels: readonly (readonly [asks: string, answers: string])[];
  /** Said over and over. */
  readonly answers: readonly string[];
  readonly questions: readonly string[];
  readonly sentences: readonly string[];
  /** What `$a`, `$b` … in a sentence stand for. `#` is a number that grows. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly fillers: readonly string[];
  readonly names: readonly string[];
  /** Between sentences. */
  readonly gap: string;
}

const english: Language = {
  labels: [
    ['I', 'P'],
    ['INT', 'RESP'],
    ['Interviewer', 'P07'],
    ['M', 'B'],
  ],
  answers: [
    'Yes.',
    'No.',
    'Yes, I think so.',
    'I don’t know.',
    'Mm.',
    'Not really.',
    'Yeah, exactly.',
    'That’s right.',
  ],
  questions: [
    'And how was that for you?',
    'Can you say more about that?',
    'Did you talk to $n about the $b?',
    'What happened with the $b?',
    'Was it the same in $d?',
    'How did you feel when the $b $c?',
    'And then?',
    'Would you do it again?',
  ],
  sentences: [
    'We waited for the $a in the $b until somebody $c.',
    'I was glad to go $d in the end.',
    'So that is task # completed.',
    'The $a told me that the $b was $e.',
    'Nobody $c, and I had to find the $b on my own.',
    '$n said the $a would call, but the $a never $c.',
    'When I came to the $b in the morning, the $a was not there, and I had to wait in $d.',
    'I would do it again.',
    'I would not do it again.',
    'It was $e, you know, and the $b was $e too.',
    'They moved the $b to $d without asking $n.',
    'I wrote it all down in a notebook, colour by colour, because my memory of the $b was $e.',
    'My sister organised the $b while $n looked after the $a.',
    'In March 20#, I think, the $a $c.',
    'That’s what I mean.',
    'You can’t plan for "the $b" – it just happens...',
  ],
  words: {
    a: ['nurse', 'doctor', 'manager', 'neighbour', 'driver', 'teacher', 'social worker', 'consultant'],
    b: ['ward', 'clinic', 'meeting', 'centre', 'letter', 'programme', 'bus', 'appointment', 'kitchen'],
    c: ['came back', 'apologised', 'realised it', 'answered', 'went home', 'got the message', 'left'],
    d: ['home', 'the corridor', 'the village', 'town', 'the other building', 'the garden'],
    e: ['closed', 'grey', 'too much', 'very quiet', 'not what I expected', 'fine', 'practised to death'],
  },
  fillers: ['um, ', 'you know, ', 'sort of ', 'like, '],
  names: ['Alvar', 'Brita', 'Cosmo', 'Dunya'],
  gap: ' ',
};

const german: Language = {
  labels: [
    ['I', 'B'],
    ['Interviewerin', 'Befragte'],
  ],
  answers: ['Ja.', 'Nein.', 'Ja, genau.', 'Weiß ich nicht.', 'Mhm.', 'Eigentlich nicht.'],
  questions: [
    'Und wie war das für Sie?',
    'Was geschah dann mit $b?',
    'Haben Sie mit $n darüber gesprochen?',
    'Und dann?',
  ],
  sentences: [
    'Wir haben auf $a gewartet, bis endlich jemand $c.',
    'Ich war froh, am Schluss wieder $d zu sein.',
    'Damit ist Aufgabe # erledigt.',
    '$n meinte, daß $b ganz $e gewesen ist.',
    'Niemand $c, und $b war auch noch $e.',
    'Als ich am Morgen ankam, mußte ich $d sitzen und auf $a warten.',
    'Das würde ich wieder machen.',
    'Das würde ich nicht wieder machen.',
    'Die Straße war naß, und $a hat uns $d abgeholt.',
  ],
  words: {
    a: ['die Schwester', 'den Arzt', 'die Leiterin', 'den Fahrer', 'die Nachbarin'],
    b: ['die Station', 'der Termin', 'das Gespräch', 'der Brief', 'die Küche', 'das Programm'],
    c: ['zurückkam', 'anrief', 'es bemerkte', 'geantwortet hat', 'gegangen ist'],
    d: ['zu Hause', 'im Flur', 'im Dorf', 'auf der Straße', 'im Garten'],
    e: ['geschlossen', 'ruhig', 'zu viel', 'anders als gedacht', 'schwierig'],
  },
  fillers: ['äh, ', 'also, ', 'sozusagen ', 'ne, '],
  names: ['Alvar', 'Brita', 'Cosmo', 'Dunya'],
  gap: ' ',
};

const french: Language = {
  labels: [
    ['E', 'R'],
    ['Enquêteur', 'R12'],
  ],
  answers: ['Oui.', 'Non.', 'Oui, je crois.', 'Je ne sais pas.', 'Voilà.', 'Pas vraiment.'],
  questions: ['Et comment ça s’est passé ?', 'Vous en avez parlé à $n ?', 'Et $b, alors ?', 'Et après ?'],
  sentences: [
    'On a attendu $a dans le couloir, et personne ne $c.',
    'J’étais contente de rentrer $d à la fin.',
    'Voilà, la tâche # est terminée.',
    '$n a dit que $b était très $e.',
    'Je le referais.',
    'Je ne le referais pas.',
    'Quand je suis arrivée le matin, $b était fermé, et j’ai dû attendre $a $d.',
    'Ma sœur s’est occupée de tout, même de $b, et c’était $e.',
  ],
  words: {
    a: ['l’infirmière', 'le médecin', 'la voisine', 'le chauffeur', 'la directrice'],
    b: ['l’hôpital', 'le rendez-vous', 'le courrier', 'la réunion', 'le dossier'],
    c: ['revenait', 'répondait', 'comprenait', 'appelait'],
    d: ['à la maison', 'au village', 'dans la cour', 'en ville'],
    e: ['fâché', 'calme', 'compliqué', 'étrange', 'différent'],
  },
  fillers: ['euh, ', 'ben, ', 'enfin, '],
  names: ['Alvar', 'Brita', 'Cosmo', 'Dunya'],
  gap: ' ',
};

const czech: Language = {
  labels: [['T', 'O']],
  answers: ['Ano.', 'Ne.', 'Nevím.', 'No jasně.', 'Asi jo.', 'Ani ne.'],
  questions: ['A jaké to pro vás bylo?', 'Mluvila jste o tom s paní $n?', 'A co potom $b?'],
  sentences: [
    'Čekali jsme na $a, dokud někdo $c.',
    'Byla jsem ráda, že jsem nakonec zase $d.',
    'Tak úkol # je hotový.',
    'Nikdo $c a $b byla úplně $e.',
    'Udělala bych to znovu.',
    'Neudělala bych to znovu.',
    'Když jsem ráno přišla, musela jsem čekat $d na $a.',
  ],
  words: {
    a: ['sestru', 'doktora', 'sousedku', 'řidiče', 'vedoucí'],
    b: ['ordinace', 'schůzka', 'kuchyň', 'nemocnice', 'zpráva'],
    c: ['nepřišel', 'nezavolal', 'neodpověděl', 'se nevrátil'],
    d: ['doma', 'na chodbě', 've vsi', 'na zahradě'],
    e: ['zavřená', 'tichá', 'jiná', 'těžká'],
  },
  fillers: ['no, ', 'prostě ', 'jakoby '],
  names: ['Alvar', 'Brita', 'Cosmo', 'Dunya'],
  gap: ' ',
};

const chinese: Language = {
  labels: [['访员', '受访者']],
  answers: ['是的。', '不知道。', '没有。', '对，就是这样。'],
  questions: ['那时候你觉得怎么样？', '后来$b怎么了？', '你跟$n谈过吗？'],
  sentences: [
    '我们在$d等$a，一直没有人来。',
    '最后能回到$d我很高兴。',
    '这样第#个任务就完成了。',
    '$n说$b已经$e了，我们也没有办法。',
    '早上到的时候$a不在，我只好在$d等着。',
    '我还会再做一次。',
    '我不会再做一次。',
  ],
  words: {
    a: ['护士', '医生', '邻居', '司机', '经理'],
    b: ['会议', '诊所', '通知', '项目', '厨房'],
    d: ['走廊', '家里', '村子里', '院子里'],
    e: ['关门', '取消', '改变', '结束'],
  },
  fillers: ['嗯，', '就是说，'],
  names: ['小林', '老周', '阿梅', '大陈'],
  gap: '',
};

const hebrew: Language = {
  labels: [['מ', 'ש']],
  answers: ['כן.', 'לא.', 'לא יודעת.', 'בדיוק ככה.'],
  questions: ['ואיך זה היה בשבילך?', 'ומה קרה עם $b?', 'דיברת על זה עם $n?'],
  sentences: [
    'חיכינו $d עד שמישהו $c.',
    'בסוף שמחתי לחזור $d.',
    'אז משימה # הסתיימה.',
    '$n אמרה שגם $b היה $e.',
    'הייתי עושה את זה שוב.',
    'לא הייתי עושה את זה שוב.',
    'כשהגעתי בבוקר אף אחד לא $c, ונאלצתי לחכות $d.',
  ],
  words: {
    b: ['המכתב', 'המטבח', 'התור', 'הצוות'],
    c: ['חזר', 'ענה', 'התקשר', 'הגיע'],
    d: ['הביתה', 'במסדרון', 'בכפר', 'בחצר'],
    e: ['סגור', 'שקט', 'אחר', 'קשה'],
  },
  fillers: ['אה, ', 'כאילו, '],
  names: ['אלמה', 'בועז', 'גלי', 'דרור'],
  gap: ' ',
};

export const languages: readonly Language[] = [english, english, german, french, czech, chinese, hebrew];

/** A sentence with its gaps filled; `count` is the number that grows. */
export function said(random: Random, { words, names }: Language, sentence: string, count: number): string {
  return sentence
    .replace(/\$([a-e])/g, (_, key: string) => pick(random, words[key] ?? ['']))
    .replace(/\$n/g, () => pick(random, names))
    .replace(/#/g, String(count));
}
