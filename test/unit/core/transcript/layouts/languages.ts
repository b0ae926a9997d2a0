import { lines, type Layout } from './layout.js';

/** In the languages that people speak. */
export const languages: readonly Layout[] = [
  {
    of: 'French, with a no-break space before the colon',
    text: lines(
      'Enquêtrice\u00a0: Comment cela a-t-il commencé\u202f?',
      '',
      'Élodie\u202f: Lentement.',
      '',
      'Enquêtrice\u00a0: Et ensuite\u202f?',
    ),
    turns: ['Enquêtrice| Comment cela a-t-il commencé ?', 'Élodie| Lentement.', 'Enquêtrice| Et ensuite ?'],
  },
  {
    of: 'French, in bold',
    format: 'markdown',
    text: lines('**Élodie\u00a0:** Lentement.', '', '**Marc**\u00a0: Oui.'),
    turns: ['Élodie| Lentement.', 'Marc| Oui.'],
  },
  {
    of: 'German',
    text: lines('I: Wie begann es?', 'B1: Langsam, würde ich sagen.', 'I: Und dann?', 'B2 (lacht): Dann war Mai.'),
    turns: ['I| Wie begann es?', 'B1| Langsam, würde ich sagen.', 'I| Und dann?', 'B2| Dann war Mai.'],
  },
  {
    of: 'Spanish, with point and dash',
    text: lines('E.- ¿Cómo empezó?', 'P.- Despacio.', 'E.- ¿Y después?', 'P.- Me fui a casa.'),
    turns: ['E| ¿Cómo empezó?', 'P| Despacio.', 'E| ¿Y después?', 'P| Me fui a casa.'],
  },
  {
    of: 'Spanish',
    text: lines('Entrevistadora: ¿Cómo empezó?', '', 'María José: Despacio.'),
    turns: ['Entrevistadora| ¿Cómo empezó?', 'María José| Despacio.'],
  },
  {
    of: 'Chinese, with a full-width colon',
    text: lines('访谈者：怎么开始的？', '王老师：慢慢地。', '访谈者：然后呢？', '王老师：我回家了。'),
    turns: ['访谈者| 怎么开始的？', '王老师| 慢慢地。', '访谈者| 然后呢？', '王老师| 我回家了。'],
  },
  {
    of: 'Japanese, in lenticular brackets',
    text: lines('【山田】どう始まりましたか。', '【田中】ゆっくりです。', '【山田】それから？', '【田中】帰りました。'),
    turns: ['山田| どう始まりましたか。', '田中| ゆっくりです。', '山田| それから？', '田中| 帰りました。'],
  },
  {
    of: 'Korean',
    text: lines('면접자: 어떻게 시작되었나요?', '참여자 1: 천천히요.', '면접자: 그리고요?'),
    turns: ['면접자| 어떻게 시작되었나요?', '참여자 1| 천천히요.', '면접자| 그리고요?'],
  },
  {
    of: 'Arabic, with marks of direction',
    text: lines(
      '\u200fالمحاور\u200f: كيف بدأ ذلك؟',
      '\u200fسارة\u200f: ببطء.',
      '\u200fالمحاور\u200f: وبعد ذلك؟',
      '\u200fسارة: عدت إلى البيت.',
    ),
    turns: ['المحاور| كيف بدأ ذلك؟', 'سارة| ببطء.', 'المحاور| وبعد ذلك؟', 'سارة| عدت إلى البيت.'],
  },
  {
    of: 'Hebrew, with embedded directions and times',
    text: lines(
      '[00:04] \u202bמראיין\u202c: איך זה התחיל?',
      '[00:09] \u202bדנה\u202c: לאט.',
      '[00:12] \u202bמראיין\u202c: ואז?',
    ),
    turns: ['מראיין 4s| איך זה התחיל?', 'דנה 9s| לאט.', 'מראיין 12s| ואז?'],
  },
  {
    of: 'Russian, with dashes',
    text: lines('Интервьюер: Как это началось?', '', 'Анна Петровна: Медленно.', '', 'Интервьюер: А потом?'),
    turns: ['Интервьюер| Как это началось?', 'Анна Петровна| Медленно.', 'Интервьюер| А потом?'],
  },
  {
    of: 'Hindi',
    text: lines('साक्षात्कारकर्ता: यह कैसे शुरू हुआ?', 'मीना: धीरे-धीरे।', 'साक्षात्कारकर्ता: और फिर?', 'मीना: मैं घर गई।'),
    turns: ['साक्षात्कारकर्ता| यह कैसे शुरू हुआ?', 'मीना| धीरे-धीरे।', 'साक्षात्कारकर्ता| और फिर?', 'मीना| मैं घर गई।'],
  },
];
