/**
 * What is loaded only when a file or location asks for it: Hadoop, and the formats whose libraries are large. Start at {@link
 * io.mesquite.files.plugin.PluginFolders}; {@link io.mesquite.files.plugin.PluginFormat} is how such a format looks to the rest.
 */
package io.mesquite.files.plugin;
