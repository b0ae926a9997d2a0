import assert from 'node:assert/strict';
import { checkCodebook, checkConfig, checkRecord, checks } from '../../../../server/src/core/checks/index.js';
import { setFile } from '../../../../server/src/core/study/study.js';
import { book, check, coded, codes, codings, studyWith } from './support.js';

describe('severities in gloss.yaml', () => {
  const files = {
    [book]: codes('id: trust', 'id: pace\nown: 1', 'id: b\nmerged-into: zz'),
    [codings]: coded(['a 1:1-1:9 [trust, zz]']),
  };
  const found = (settings: string): readonly string[] => {
    const study = studyWith({ 'gloss.yaml': settings, ...files });
    const record = study.records.get(codings);
    return [...checkCodebook(study, book), ...(record ? checkRecord(study, record) : [])]
      .map(({ code, severity }) => `${code} ${severity}`)
      .sort();
  };
  const usual = [
    'missing-definition information',
    'similar-colors hint',
    'unknown-code error',
    'unknown-code error',
    'unknown-key warning',
    'unused-code hint',
    'unused-code hint',
  ];

  it('are the usual ones where it gives none', () => assert.deepEqual(found(''), usual));
  it('are those that it gives, also for what readers of files found', () => {
    assert.deepEqual(
      found('checks: { missing-definition: error, unknown-key: hint, unused-code: off, similar-colors: off }'),
      ['missing-definition error', 'unknown-code error', 'unknown-code error', 'unknown-key hint'],
    );
  });
  it('cannot turn an error off', () => {
    assert.deepEqual(found('checks: { unknown-code: off, yaml-syntax: off }'), usual);
  });
  it('count from the moment they are set', () => {
    const study = studyWith(files);
    setFile(study, book, codes('id: trust\nrevised: 2026-01-01', 'id: zz'));
    setFile(study, codings, coded(['a 1:1-1:9 [trust] on: 2025-01-01']));
    const now = study.records.get(codings)!;
    assert.deepEqual(
      checkRecord(study, now).map(({ code }) => code),
      ['recode'],
    );
    setFile(study, 'gloss.yaml', 'checks: { recode: off }');
    assert.deepEqual(checkRecord(study, now), []);
  });
});

describe('names of checks in gloss.yaml', () => {
  check(
    'are reported where there is no such check',
    'unknown-check',
    { 'gloss.yaml': 'checks:\n  ⟦unuse-code⟧: off\n  uncoded: hint\n  unknown-check: warning\n' },
    { data: { id: 'unuse-code', nearest: ['unused-code'] }, severity: 'warning', message: /Did you mean unused-code/ },
  );
  check(
    'are reported where it is always an error',
    'unknown-check',
    { 'gloss.yaml': 'checks: { ⟦unknown-code⟧: off, ⟦yaml-syntax⟧: off }' },
    { message: /always an error/ },
  );
  it('are all known', () => {
    const all = checks.map(({ code }) => `  ${code}: hint\n`).join('');
    assert.deepEqual(checkConfig(studyWith({ 'gloss.yaml': `checks:\n${all}` })), []);
    assert.equal(new Set(checks.map(({ code }) => code)).size, checks.length);
  });
});
