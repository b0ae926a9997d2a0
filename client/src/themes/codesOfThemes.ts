import { ThemesRequest, type StudyThemes, type ThemeNode } from '#protocol';
import type { Context } from '../context.js';

/** All codes of a study, themes before what is below them. */
export const codesOf = ({ codes }: StudyThemes): readonly ThemeNode[] => codes.flatMap(withBelow);

/** A code and all codes below it. */
export const withBelow = (node: ThemeNode): readonly ThemeNode[] => [node, ...node.codes.flatMap(withBelow)];

/** Whether a code groups others, or is there to do so. */
export const isTheme = ({ codes, codable }: ThemeNode): boolean => codes.length > 0 || !codable;

/** Whether a passage can be given the code. */
export const isApplicable = ({ codable, status }: ThemeNode): boolean => codable && status !== 'retired';

/** The trees of all studies as they are now, without counts of a transcript. */
export async function askThemes({ client }: Context): Promise<readonly StudyThemes[]> {
  return (await client.sendRequest(ThemesRequest.type, {})).studies;
}

/** The study that a file or folder is in; of studies within each other the inner one. */
export const studyOf = (studies: readonly StudyThemes[], uri: string): StudyThemes | undefined =>
  studies
    .filter((study) => uri === study.uri || uri.startsWith(`${study.uri}/`))
    .sort((a, b) => b.uri.length - a.uri.length)[0];
