import assert from 'node:assert/strict';
import { comparingAsked } from '../../../../../server/src/core/analysis/agreement/programs.js';

describe('How is compared', () => {
  const ofStudy = { unit: 'sentence', overlap: 0.3 } as const;

  it('is as asked, else as another program does, else as the study says', () => {
    assert.deepEqual(
      [
        comparingAsked(ofStudy, { by: 'code' }),
        comparingAsked(ofStudy, { by: 'theme', like: 'maxqda' }),
        comparingAsked(ofStudy, { by: 'code', like: 'atlas.ti' }),
        comparingAsked(ofStudy, { by: 'code', like: 'maxqda', unit: 'turn', overlap: 0.2, metric: 'ordinal' }),
      ],
      [
        { by: 'code', unit: 'sentence', overlap: 0.3 },
        { by: 'theme', unit: 'segment', overlap: 0.9 },
        { by: 'code', unit: 'character', overlap: 0 },
        { by: 'code', unit: 'turn', overlap: 0.2, metric: 'ordinal' },
      ],
    );
  });

  it('takes half of segments and any part of a sentence where nobody says how much', () => {
    assert.deepEqual(
      [
        comparingAsked({ unit: 'segment' }, { by: 'code' }),
        comparingAsked({ unit: 'segment' }, { by: 'code', unit: 'sentence' }),
      ],
      [
        { by: 'code', unit: 'segment', overlap: 0.5 },
        { by: 'code', unit: 'sentence', overlap: 0 },
      ],
    );
  });
});
