/** Settings of one language, as they stand under `[transcript]` and the like; undefined where there are none. */
export type LanguageSettings = Readonly<Record<string, unknown>> | undefined;

/** A proportional font that each system has one of, and a measure of about seventy letters; columns are counted in wide ones. */
const face: Readonly<Record<string, unknown>> = {
  'editor.fontFamily': "Georgia, 'Noto Serif', 'DejaVu Serif', serif",
  'editor.fontSize': 16,
  'editor.lineHeight': 1.7,
  'editor.wordWrap': 'bounded',
  'editor.wordWrapColumn': 66,
  // Letters differ in width: the editor has to measure.
  'editor.wrappingStrategy': 'advanced',
};

/** Whether the font is the one of the reading face. */
export const hasFace = (settings: LanguageSettings): boolean =>
  settings?.['editor.fontFamily'] === face['editor.fontFamily'];

/** With the reading face; the font changes, and of the rest what a person has set stays. */
export const withFace = (settings: LanguageSettings): LanguageSettings => ({
  ...face,
  ...settings,
  'editor.fontFamily': face['editor.fontFamily'],
});

/** Without what the reading face set; what a person has changed since stays. Undefined where nothing is left. */
export function withoutFace(settings: LanguageSettings): LanguageSettings {
  const left = Object.entries(settings ?? {}).filter(([key, value]) => value !== face[key]);
  return left.length === 0 ? undefined : Object.fromEntries(left);
}
