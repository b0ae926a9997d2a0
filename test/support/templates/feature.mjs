/** An LSP feature: `npm run new feature <subject>/<name>`. */
export const feature = ({ subject, name, title }) => ({
  files: {
    [`server/src/features/${subject}/${name}.ts`]: `import type { TranscriptView } from '../../core/study/transcriptView.js';
import type { Feature } from '../common/workspace.js';

/** ${title}: what it finds in a transcript, in a sentence. */
export function ${name}Of({ transcript }: TranscriptView): readonly string[] {
  return transcript.turns.flatMap(({ speaker }) => speaker ?? []);
}

/** What a person sees of it, in a sentence. */
export const ${name}: Feature = {
  register: () => {
    // handlers.on(SomeRequest.type, async ({ textDocument: { uri } }) => {
    //   const view = await workspace.transcript(uri);
    //   return view ? ${name}Of(view) : null;
    // });
  },
};
`,
    [`test/unit/features/${subject}/${name}.test.ts`]: `import assert from 'node:assert/strict';
import { ${name}Of } from '../../../../server/src/features/${subject}/${name}.js';
import { viewOf } from '../support.js';

describe('${title}', () => {
  it('finds what it should', () => {
    const { view } = viewOf('P1: ⟦trust|We waited⟧.\\n');
    assert.deepEqual(${name}Of(view), ['P1']);
  });
});
`,
  },
  lists: [
    {
      file: 'server/src/features/index.ts',
      import: `import { ${name} } from './${subject}/${name}.js';`,
      list: 'features',
      item: name,
      isSorted: true,
    },
  ],
  next: [
    'Take `handlers` and `workspace` in `register`, and answer a request or send a notification.',
    'A request needs the shape of its parameters in server/src/lsp/connection/params/; one of our own a section in PROTOCOL.md.',
  ],
});
