/** What the formats have in common. Start at {@link io.mesquite.files.format.FileFormat}. */
package io.mesquite.files.format;
