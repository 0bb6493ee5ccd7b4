/**
 * How folders of files become tables: which files belong to one, what columns they have together, and what partition a
 * file is in. Start at {@link io.mesquite.files.table.TableFinder}. How a file is read does not belong here.
 */
package io.mesquite.files.table;
