import { book, check, coded, codes, codings } from './support.js';

const theme = codes('id: challenges\nname: Challenges\ncodes:\n  - id: pace\n    name: Pace\n  - id: trust');

describe('themes on passages', () => {
  check(
    'are reported where they only group',
    'not-codable',
    {
      [book]: theme.replace('name: Ch', 'codable: false\n    name: Ch'),
      [codings]: coded(['a 1:1-1:9 [⟦challenges⟧, trust]']),
    },
    { data: { id: 'challenges', below: ['pace', 'trust'] }, severity: 'warning' },
  );
  check(
    'are reported beside their own codes, on one segment or on the same words',
    'theme-and-code',
    {
      [book]: theme,
      [codings]: coded([
        'a 1:1-1:9 [pace, ⟦challenges⟧]',
        'b 2:1-2:9 [⟦challenges⟧]',
        'c 2:1-2:9 [trust]',
        'd 3:1-3:9 [challenges]',
        'e 3:1-3:8 [trust]',
      ]),
    },
    {
      data: { segment: 'a', code: 'challenges', below: 'pace' },
      message: /“Pace”.*“Challenges”/,
      severity: 'information',
    },
  );
});

describe('one code on the same words', () => {
  const pair = codes('id: hope\naliases: [old-hope]', 'id: fear');
  check(
    'is reported at the later of two segments that overlap, whatever the code is called in them',
    'code-twice',
    {
      [book]: pair,
      [codings]: coded([
        'a 1:1-1:9 [hope, fear]',
        'b 1:8-2:9 [⟦old-hope⟧]',
        'c 2:9-2:12 [hope, fear]',
        'd 2:11-2:14 [other]',
      ]),
    },
    {
      data: { segment: 'b', code: 'old-hope', otherSegment: 'a' },
      message: /“hope”.*count twice/i,
      severity: 'information',
    },
  );
  check(
    'is reported for each segment within a long one',
    'code-twice',
    { [book]: pair, [codings]: coded(['a 1:1-5:9 [hope]', 'b 2:1-2:9 [⟦hope⟧]', 'c 3:1-3:9 [⟦hope⟧]']) },
    { data: { segment: 'b', code: 'hope', otherSegment: 'a' } },
  );
});

describe('codes that exclude each other', () => {
  const pair = codes('id: hope\nexcludes: [dread]', 'id: fear\naliases: [dread]', 'id: trust');
  check(
    'are reported on one segment, by whichever of them says so',
    'exclusive-codes',
    { [book]: pair, [codings]: coded(['a 1:1-1:9 [hope, ⟦fear⟧]', 'b 2:1-2:9 [hope, trust]']) },
    { data: { segment: 'a', code: 'fear', other: 'hope', otherSegment: 'a' }, severity: 'warning' },
  );
  check(
    'are reported where segments overlap, at the later one',
    'exclusive-codes',
    {
      [book]: pair,
      [codings]: coded(['a 1:1-1:9 [hope]', 'b 1:8-2:9 [⟦dread⟧]', 'c 2:8-2:12 [⟦hope⟧]', 'd 2:12-2:14 [fear]']),
    },
    { data: { segment: 'b', code: 'dread', other: 'hope', otherSegment: 'a' } },
  );
});

describe('weights', () => {
  const scaled = codes('id: trust\nscale: [1, 2, 3]', 'id: pace', 'id: hope\nscale: [low, high]');
  check(
    'off the scale, or without one, are reported',
    'off-scale',
    {
      [book]: scaled,
      [codings]: coded([
        'a 1:1-1:9 [{ code: trust, weight: ⟦9⟧ }, { code: hope, weight: low }]',
        'b 2:1-2:9 [{ code: trust, weight: 3 }, { code: pace, weight: ⟦1⟧ }]',
        'c 3:1-3:9 [{ code: unknown, weight: 1 }]',
      ]),
    },
    { data: { segment: 'a', code: 'trust', steps: [1, 2, 3] }, severity: 'warning' },
  );
  check('off the scale are found in lines of their own', 'off-scale', {
    [book]: scaled,
    [codings]: coded(['a 1:1-1:9 []']).replace('[]', '\n      - code: trust\n        weight: ⟦"x y"⟧'),
  });
  check(
    'that are missing are reported',
    'missing-weight',
    { [book]: scaled, [codings]: coded(['a 1:1-1:9 [⟦trust⟧, pace, { code: hope, weight: low }]']) },
    { data: { segment: 'a', code: 'trust', steps: [1, 2, 3] }, severity: 'hint' },
  );
});

describe('segments coded before a code was revised', () => {
  const revised = codes('id: trust\naliases: [faith]\nrevised: 2026-10-05', 'id: pace\nrevised: soon');
  check(
    'are reported, unless they were reviewed since',
    'recode',
    {
      [book]: revised,
      [codings]: coded([
        'a 1:1-1:9 [⟦trust⟧] on: 2026-10-04',
        'b 2:1-2:9 [trust] on: 2026-10-05',
        'c 3:1-3:9 [⟦faith⟧] on: 2026-01-01',
        'd 4:1-4:9 [trust]',
        'e 5:1-5:9 [pace] on: 2026-01-01',
        'f 6:1-6:9 [trust] reviewed: 2026-10-06',
        'g 7:1-7:9 [⟦trust⟧] reviewed: 2026-10-01',
      ]),
    },
    {
      data: { segment: 'a', codes: ['trust'], revised: '2026-10-05' },
      message: /revised on 2026-10-05/,
      severity: 'hint',
    },
  );
});
