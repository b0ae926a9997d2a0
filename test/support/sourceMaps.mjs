import { setSourceMapsEnabled } from 'node:process';

/** Stacks name the lines of the sources. As an option of Node this would take a second process for each suite. */
setSourceMapsEnabled(true);
