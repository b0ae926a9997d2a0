import { Uri } from 'vscode';

/** A dot in a code's own colour; a ring for a theme that only groups. Anything but `#rrggbb` is drawn grey. */
export function codeIcon(color: string, isFilled = true): Uri {
  const safe = /^#[\da-f]{6}$/i.test(color) ? color : '#808080';
  const fill = isFilled ? `fill="${safe}"` : `fill="none" stroke="${safe}" stroke-width="2"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"><circle cx="8" cy="8" r="4.5" ${fill}/></svg>`;
  return Uri.parse(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`);
}
