import { readCodingsPath } from '../../core/study/paths.js';
import { withCodings, type Study } from '../../core/study/study.js';
import type { TranscriptView } from '../../core/study/transcriptView.js';
import { maySee, seesIn, visibleStudy, type CodingsOf, type ShownCoders } from '../../core/study/visible.js';
import type { StudyHost } from './studyHost.js';

/** What the person at the editor sees of the studies. Features are given nothing else; steps are worked out on the whole. */
export interface Visibility {
  readonly study: (host: StudyHost) => Study;
  readonly transcript: (host: StudyHost, view: TranscriptView) => TranscriptView;
  /** Whether the person sees codings, of an earlier version of the study too. */
  readonly sees: (host: StudyHost) => (of: CodingsOf) => boolean;
  readonly unreadable: (host: StudyHost) => ReadonlyMap<string, string>;
  /** Says who is at the editor; answers whether that is news which changes what is seen. */
  readonly setCoder: (host: StudyHost, coder: string | undefined) => boolean;
  readonly shown: (host: StudyHost) => ShownCoders;
  readonly setShown: (host: StudyHost, shown: ShownCoders) => void;
}

interface Seen {
  readonly revision: number;
  readonly config: object;
  readonly coder: string | undefined;
  readonly shown: ShownCoders;
  readonly study: Study;
}

/**
 * Everybody's codings are shown at first, and nobody is known. The same study comes back as long as nothing changes.
 */
export function createVisibility(): Visibility {
  const coders = new Map<StudyHost, string | undefined>();
  const chosen = new Map<StudyHost, ShownCoders>();
  const kept = new Map<StudyHost, Seen>();
  const views = new WeakMap<TranscriptView, TranscriptView>();
  const past = new WeakMap<TranscriptView, { readonly now: Study; readonly study: Study }>();

  const shown = (host: StudyHost): ShownCoders => chosen.get(host) ?? 'all';
  const study = (host: StudyHost): Study => {
    const now = {
      revision: host.study.codingsRevision,
      config: host.study.config,
      coder: coders.get(host),
      shown: shown(host),
    };
    const seen = kept.get(host);
    const isSame = seen && (Object.keys(now) as (keyof typeof now)[]).every((key) => seen[key] === now[key]);
    if (isSame) return seen.study;
    const made = visibleStudy(host.study, now.coder, now.shown);
    kept.set(host, { ...now, study: made });
    return made;
  };
  const sees = (host: StudyHost) => seesIn(host.study, coders.get(host), shown(host));
  /** An earlier version of a study is seen as the study is now; the same object until that changes. */
  const pastStudy = (host: StudyHost, view: TranscriptView): Study => {
    const [now, known] = [study(host), past.get(view)];
    if (known?.now === now) return known.study;
    const isSeen = sees(host);
    const made = withCodings(view.study, ({ coder }) => isSeen({ coder, transcript: view.path }));
    past.set(view, { now, study: made });
    return made;
  };
  return {
    study,
    sees,
    transcript: (host, view) => {
      if (study(host) === host.study) return view;
      const seen = view.version ? pastStudy(host, view) : study(host);
      const known = views.get(view);
      if (known?.study === seen) return known;
      const placed = view.placed.filter(({ record }) => seen.records.get(record.path) === record);
      const made = withPlaced(view, seen, placed);
      views.set(view, made);
      return made;
    },
    unreadable: (host) =>
      new Map(
        [...host.unreadable].filter(([path]) => {
          const place = readCodingsPath(path);
          return !place || maySee(host.study, coders.get(host), place);
        }),
      ),
    setCoder: (host, coder) => {
      const isNews = coders.get(host) !== coder;
      const before = study(host);
      coders.set(host, coder);
      return isNews && before !== host.study;
    },
    shown,
    setShown: (host, value) => void chosen.set(host, value),
  };
}

/** A view of a part of the codings. What it works out when it is asked, the one behind it works out. */
const withPlaced = (view: TranscriptView, study: Study, placed: TranscriptView['placed']): TranscriptView => ({
  study,
  placed,
  path: view.path,
  coder: view.coder,
  ...(view.oldText && { oldText: view.oldText }),
  ...(view.version && { version: view.version }),
  get lines() {
    return view.lines;
  },
  get digest() {
    return view.digest;
  },
  get transcript() {
    return view.transcript;
  },
});
