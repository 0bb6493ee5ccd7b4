/**
 * Files of JSON objects: one on each line, one behind the other, or in an array. Start at {@link
 * io.mesquite.files.json.JsonFormat}.
 */
package io.mesquite.files.json;
