/** A space without width. No text has one before, as {@link plain} leaves them out; writers put it down as `&#8203;`. */
const gap = '\u200b';

/** Names of whom and what hosts link to: people, issues, merge requests; addresses; schemes that need no `//`. */
const references = /@|[#!](?=\d)|\bGH-(?=\d)|:(?=\/\/)|\/(?=\/)|\bwww(?=\.)|\b(?:mailto|xmpp):/gi;
/** What may be the id of a commit. */
const commits = /\b[\da-f]{7,40}\b/gi;
/** What may be the name of an emoji between colons. */
const emoji = /:(?=([\w+-]{1,60}):)/g;
/** What may be a host by its ending, unless it is in a path: two letters are a country. */
const hosts = /(\/?)([\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}.-]*)/gu;
const hostEnding =
  /\.(?=(?:[a-z]{2}|biz|com|edu|gov|net|org|pro|web|xxx|aero|asia|coop|info|museum|name|shop|xn--[a-z\d-]+|рф)(?![\p{L}\p{N}]))/giu;

/**
 * A plain text in which nobody is called by an `@` and nothing becomes a link or a picture by its shape. Hosts look for those in
 * what is shown, so that a mark before them is no help: a space without width, U+200B, comes between.
 */
export function unlinked(text: string): string {
  const named = (/\.[a-z\u0440]/i.test(text) ? text.replace(hosts, withoutHost) : text).replace(commits, inPieces);
  return mayRefer.test(named) ? named.replace(emoji, unlessEmoji).replace(references, `$&${gap}`) : named;
}

/** To be quick where there is nothing. */
const mayRefer = /[@#!:/]|GH-|www/i;

const inPieces = (id: string): string => id.replace(/.{6}(?=.)/g, `$&${gap}`);

const unlessEmoji = (colon: string, name: string): string =>
  /[a-z_]|^(?:100|1234|[+-]1)$/i.test(name) ? colon + gap : colon;

const withoutHost = (found: string, slash: string): string =>
  slash === '' ? found.replace(hostEnding, `$&${gap}`) : found;

/** The space that {@link unlinked} puts in, as Markdown and HTML spell it. */
export const spelled = (text: string): string => text.replaceAll(gap, '&#8203;');
