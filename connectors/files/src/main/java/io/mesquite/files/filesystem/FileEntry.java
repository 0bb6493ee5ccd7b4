package io.mesquite.files.filesystem;

/**
 * A file or folder as a listing shows it. Location, length, time and tag together name one content: caches use them as key.
 *
 * @param length in bytes; 0 for a folder
 * @param modifiedMillis since 1970; 0 where unknown
 * @param tag what the store calls this content, such as an ETag; may be empty
 */
public record FileEntry(String location, boolean folder, long length, long modifiedMillis, String tag) {
    public FileEntry(String location, boolean folder, long length, long modifiedMillis) {
        this(location, folder, length, modifiedMillis, "");
    }

    /** The last part of the location. */
    public String name() {
        String trimmed = location.endsWith("/") ? location.substring(0, location.length() - 1) : location;
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }
}
