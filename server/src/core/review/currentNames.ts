import { currentId, type Study } from '../study/study.js';

/** What a code is called today, or, where it is gone, was. */
export const currentNames =
  (base: Study, head: Study) =>
  (id: string): string => {
    const now = currentId(head, id);
    return now === id ? currentId(head, currentId(base, id)) : now;
  };
