import type { IRawGrammar } from 'vscode-textmate';

/**
 * Small grammars that stand for an editor's own of Markdown and YAML. They have the scopes of those at the places that the
 * injections ask about, and no more.
 */
export const hostGrammars: ReadonlyMap<string, IRawGrammar | undefined> = new Map(
  [
    {
      scopeName: 'source.yaml',
      patterns: [
        { match: '#.*$', name: 'comment.line.number-sign.yaml' },
        { begin: '[|>]-?$', end: '^(?! {6})', name: 'meta.scalar.yaml string.unquoted.block.yaml' },
        { match: '"(?:[^"\\\\]|\\\\.)*"', name: 'string.quoted.double.yaml' },
        { match: '(?:^ *(?:- )?|(?<=[{,] ))[\\w-]+:(?= |$)', name: 'meta.map.key.yaml' },
        { match: '[\\p{L}\\p{N}][^#,\\[\\]{}]*', name: 'string.unquoted.plain.out.yaml' },
      ],
    },
    {
      scopeName: 'text.html.markdown',
      patterns: [
        { begin: '^```', end: '^```', name: 'markup.fenced_code.block.markdown' },
        { match: '^#.*$', name: 'markup.heading.markdown' },
        {
          begin: '^(?=\\S)',
          while: '^(?=\\S)',
          name: 'meta.paragraph.markdown',
          patterns: [
            { match: '\\*\\*.+?\\*\\*', name: 'markup.bold.markdown' },
            { match: '`[^`]*`', name: 'markup.inline.raw.string.markdown' },
            { match: '\\[[^\\]]*\\]\\([^)]*\\)', name: 'meta.link.inline.markdown' },
          ],
        },
      ],
    },
  ].map((grammar) => [grammar.scopeName, { ...grammar, repository: {} } as unknown as IRawGrammar]),
);
