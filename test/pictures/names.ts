/** The pictures that README shows, by the names of their files, with the size of the window in pixels. */
export const readmePictures = {
  hover: { width: 1240, height: 760 },
  'pick-code': { width: 1240, height: 760 },
  changes: { width: 1500, height: 900 },
  discussion: { width: 1240, height: 760 },
} as const;

export type ReadmePicture = keyof typeof readmePictures;
