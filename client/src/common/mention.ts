import { Disposable, l10n, StatusBarAlignment, window, type StatusBarItem } from 'vscode';
import { plainText } from './plainText.js';

/** Shows as nothing, and yet as a text: an item without any is not on the page. */
const blank = '\u00a0';

/**
 * The item in which Gloss says what is the case at the moment. Screen readers read out what a thing with the role `status`
 * comes to say, provided that it was on the page before; VS Code has no other way to have something read out.
 */
class Said extends Disposable {
  private readonly item: StatusBarItem;
  private clearing: NodeJS.Timeout | undefined;
  private stays = false;

  constructor() {
    super(() => {
      clearTimeout(this.clearing);
      this.item.dispose();
    });
    this.item = window.createStatusBarItem('gloss.said', StatusBarAlignment.Left, Number.MIN_VALUE);
    this.item.name = l10n.t('Messages of Gloss');
    this.item.text = blank;
    this.item.accessibilityInformation = { label: this.item.name, role: 'status' };
  }

  /** Keeps the item on the page while it says nothing, so that what it says next is read out. */
  stay(stays: boolean): void {
    this.stays = stays;
    if (this.item.text.trim() === '') this.clear();
  }

  say(message: string, ms: number): void {
    const text = plainText(message);
    clearTimeout(this.clearing);
    // The same words again would change nothing on the page, and so not be read out.
    this.item.text = text === this.item.text ? text + blank : text;
    this.item.accessibilityInformation = { label: text, role: 'status' };
    this.item.show();
    this.clearing = setTimeout(() => this.clear(), ms);
  }

  private clear(): void {
    this.item.text = blank;
    if (this.stays) this.item.show();
    else this.item.hide();
  }
}

let said: Said | undefined;

/** Says something in the status bar, for so many milliseconds. */
export function mention(message: string, ms: number): void {
  said?.say(message, ms);
}

/** Has what is mentioned read out by screen readers too, or shown alone. */
export function readOut(isReadOut: boolean): void {
  said?.stay(isReadOut);
}

/** To be held while Gloss has something to say. */
export function startMentioning(): Disposable {
  const made = (said = new Said());
  return new Disposable(() => {
    made.dispose();
    if (said === made) said = undefined;
  });
}
