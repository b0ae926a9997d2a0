import { ColorPresentationRequest, DocumentColorRequest } from 'vscode-languageserver-protocol';
import type {
  Color,
  ColorInformation,
  ColorPresentation,
  Range as LspRange,
  TextEdit,
} from 'vscode-languageserver-types';
import { allCodes } from '../../core/codebook/codebook.js';
import { palette, readColor } from '../../core/codebook/palette.js';
import { nearestName, quoteColor } from '../../core/codebook/writeColor.js';
import { fromLspRange, toLspRange, type Feature, type Texts, type YamlView } from '../common/workspace.js';
import * as l10n from '../../core/text/l10n.js';

/** The colours written in a codebook. Those that cannot be read are left out. */
export function colorsOf({ study, path, lines }: YamlView): ColorInformation[] {
  const codes = study.codebooks.get(path)?.value.codes ?? [];
  return [...allCodes(codes)].flatMap(({ fields }) => {
    const range = fields.get('color')?.value;
    if (!range) return [];
    const color = readColor(unquoted(lines.text.slice(range.start, range.end)));
    return color === undefined ? [] : [{ range: toLspRange(lines, range), color: toLspColor(color) }];
  });
}

/** How a colour can be written at a place of a codebook: as a hex, or as the name that is nearest in the palette. */
export function presentationsOf({ lines }: YamlView, color: Color, at: LspRange): ColorPresentation[] {
  const { start, end } = fromLspRange(lines, at);
  const hex = toHex(color);
  const name = nearestName(hex);
  const edit = (newText: string): TextEdit => ({ range: at, newText });
  return [
    { label: hex, textEdit: edit(quoteColor(lines.text.slice(start, end), hex)) },
    {
      label:
        palette[name] === hex
          ? name
          : l10n.t('{name} ({nearest}, the nearest name)', { name, nearest: palette[name] ?? '' }),
      textEdit: edit(name),
    },
  ];
}

const unquoted = (written: string): string => /^(["'])(.*)\1$/s.exec(written)?.[2] ?? written;

const toLspColor = (hex: string): Color => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  return { red, green, blue, alpha: 1 };
};

const toHex = ({ red, green, blue }: Color): string =>
  `#${[red, green, blue]
    .map((share) =>
      Math.round(share * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** Beside each colour of a codebook a person sees it, and can pick another. */
export const documentColors: Feature = {
  capabilities: { colorProvider: true },
  register: (handlers, workspace: Texts) => {
    handlers.on(DocumentColorRequest.type, ({ textDocument: { uri } }) => {
      const yaml = workspace.yaml(uri);
      return yaml ? colorsOf(yaml) : [];
    });
    handlers.on(ColorPresentationRequest.type, ({ textDocument: { uri }, color, range }) => {
      const yaml = workspace.yaml(uri);
      return yaml ? presentationsOf(yaml, color, range) : [];
    });
  },
};
