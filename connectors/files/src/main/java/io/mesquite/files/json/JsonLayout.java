package io.mesquite.files.json;

import io.mesquite.files.format.FileSummary;

/**
 * What a look at a file's beginning has found.
 *
 * @param lines whether each object has a line of its own
 */
record JsonLayout(boolean lines, FileSummary summary) {}
