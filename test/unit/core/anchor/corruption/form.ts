import type { Corruption } from './corruption.js';

const long = 'And then she said we could stay as long as we wanted, which nobody had ever said to us before';

/** The same words in another form: white space, marks, line ends, labels, scripts. */
export const form: readonly Corruption[] = [
  {
    name: 'white space made even',
    was: 'P:  ⟦a|We  had to wait ,  and  nobody told us   why.⟧  It was cold.\n',
    is: 'P: ⟦a|We had to wait, and nobody told us why.⟧ It was cold.\n',
    expected: { a: ['changed', 'changed'] },
  },
  {
    name: 'quotation marks and dashes made typographic',
    was: 'P: ⟦a|She said "come back tomorrow" - and I didn\'t go.⟧ That\'s it.\n',
    is: 'P: ⟦a|She said “come back tomorrow” – and I didn’t go.⟧ That’s it.\n',
    expected: { a: ['changed', 'changed'] },
  },
  {
    name: 'spaces made unbreakable',
    was: 'P: ⟦a|Il a dit : « pas question » et il est parti.⟧ Bon.\n',
    is: 'P: ⟦a|Il a dit\u00a0: «\u202fpas question\u202f» et il est parti.⟧ Bon.\n',
    expected: { a: ['changed', 'changed'] },
  },
  {
    name: 'speaker labels changed',
    was: 'INT: How was it?\nRESP: ⟦a|The food was good.⟧\nINT: And the staff?\nRESP: ⟦b|They were kind to my mother.⟧\nINT: Ok?\nRESP: ⟦c|Yes.⟧\n',
    is: 'Anna: How was it?\nP07: ⟦a|The food was good.⟧\nAnna: And the staff?\nP07: ⟦b|They were kind to my mother.⟧\nAnna: Ok?\nP07: ⟦c|Yes.⟧\n',
    expected: { a: ['moved', 'moved'], b: ['moved', 'moved'], c: ['moved', 'ambiguous'] },
  },
  {
    name: 'timestamps put in',
    was: 'I: How was it?\nP: ⟦a|The food was good. The beds were not.⟧\nI: And the staff?\nP: ⟦b|They were kind to my mother.⟧\n',
    is: '[00:00:01] I: How was it?\n[00:00:04] P: ⟦a|The food was good. [00:00:09] The beds were not.⟧\n[00:00:15] I: And the staff?\n[00:00:19] P: ⟦b|They were kind to my mother.⟧\n',
    expected: { a: ['changed', 'orphaned'], b: ['moved', 'moved'] },
  },
  {
    name: 'lines wrapped again',
    was: `P: ⟦a|${long}.⟧ We cried.\n`,
    is: `P: ⟦a|${long.replace('stay as', 'stay\nas').replace('nobody had', 'nobody\nhad')}.⟧ We\ncried.\n`,
    expected: { a: ['changed', 'changed'] },
  },
  {
    name: 'lines joined',
    was: 'P: ⟦a|We waited\nfor an hour\nand nobody came\nto tell us why.⟧\nI: Hm.\n',
    is: 'P: ⟦a|We waited for an hour and nobody came to tell us why.⟧\nI: Hm.\n',
    expected: { a: ['changed', 'changed'] },
  },
  {
    name: 'LF become CRLF',
    was: 'I: How?\nP: ⟦a|Two lines\nof it.⟧\nI: ⟦b|Thank you.⟧\n',
    is: 'I: How?\r\nP: ⟦a|Two lines\r\nof it.⟧\r\nI: ⟦b|Thank you.⟧\r\n',
    expected: { a: ['exact', 'exact'], b: ['exact', 'exact'] },
  },
  {
    name: 'LF become CRLF, with a line put in',
    was: 'I: How?\nP: ⟦a|Two lines\nof it.⟧\nI: ⟦b|Thank you.⟧\n',
    is: 'Page 1\r\nI: How?\r\nP: ⟦a|Two lines\r\nof it.⟧\r\nI: ⟦b|Thank you.⟧\r\n',
    expected: { a: ['moved', 'moved'], b: ['moved', 'moved'] },
  },
  {
    name: 'LF become lone CR',
    was: 'I: How?\nP: ⟦a|Two lines\nof it.⟧\n',
    is: 'Page 1\rI: How?\rP: ⟦a|Two lines\rof it.⟧\r',
    expected: { a: ['moved', 'moved'] },
  },
  {
    name: 'line ends mixed',
    was: 'I: How?\nP: ⟦a|Three lines\nof\nit.⟧\nI: Hm.\n',
    is: 'I: How?\r\nP: ⟦a|Three lines\nof\r\nit.⟧\nI: Hm.\r\n',
    expected: { a: ['exact', 'exact'] },
  },
  {
    name: 'a byte order mark put in front',
    was: '⟦a|I was born by the river.⟧\nThen ⟦b|we moved to town.⟧\n',
    is: '\ufeff⟦a|I was born by the river.⟧\nThen ⟦b|we moved to town.⟧\n',
    expected: { a: ['moved', 'moved'], b: ['exact', 'exact'] },
  },
  {
    name: 'accents composed become accents decomposed',
    was: 'P: ⟦a|J’ai été très fâché à l’hôpital.⟧ Voilà.\n',
    is: 'P: ⟦a|J’ai e\u0301te\u0301 tre\u0300s fa\u0302che\u0301 a\u0300 l’ho\u0302pital.⟧ Voila\u0300.\n',
    expected: { a: ['changed', 'changed'] },
  },
  {
    name: 'accents decomposed become accents composed, with a turn put in',
    was: 'P: ⟦a|Ma\u0301m stra\u0301ch ze sestry na noc\u030cni\u0301.⟧ Ano.\n',
    is: 'T: Dobře.\nP: ⟦a|Mám strách ze sestry na noční.⟧ Ano.\n',
    expected: { a: ['changed', 'changed'] },
  },
  {
    name: 'emoji in front and inside',
    was: 'P: ⟦a|We laughed 😀 so much.⟧ Then home.\n',
    is: '👩🏽‍⚕️: ok 👍\nP: 😀😀 ⟦a|We laughed 😀😀 so much.⟧ Then home.\n',
    expected: { a: ['changed', 'changed'] },
  },
  {
    name: 'right-to-left text with marks of direction put in',
    was: 'ש: ⟦a|לא ידענו לאן ללכת באותו לילה.⟧ זה הכול.\n',
    is: 'מ: ומה אז?\n\u200fש: ⟦a|לא ידענו \u200eלאן ללכת באותו לילה.⟧ זה הכול.\n',
    expected: { a: ['changed', 'changed'] },
  },
  {
    name: 'Chinese text with two signs corrected',
    was: '受访者：⟦a|那天晚上我们不知道该去哪里，也没有人告述我们。⟧后来就回家了。\n',
    is: '访员：然后呢？\n受访者：⟦a|那天晚上我们不知道该去哪里，也没有人告诉我们。⟧后来就回家了。\n',
    expected: { a: ['changed', 'changed'] },
  },
  {
    name: 'a short Chinese answer that occurs twice, the coded one changed',
    was: '问：好吗？\n答：⟦a|不知道。⟧\n问：为什么？\n答：不知道。\n',
    is: '问：好吗？\n答：还可以。\n问：为什么？\n答：不知道。\n',
    expected: { a: ['orphaned', 'ambiguous'] },
  },
  {
    name: 'tabs become spaces',
    was: 'P:\t⟦a|The ward\twas full that night.⟧\n',
    is: 'P:    ⟦a|The ward    was full that night.⟧\n',
    expected: { a: ['changed', 'changed'] },
  },
  {
    name: 'the last line end taken away',
    was: 'I: Hm.\nP: ⟦a|That was all.\n⟧',
    is: 'I: Hm.\nP: ⟦a|That was all.⟧',
    expected: { a: ['changed', 'changed'] },
  },
];
