package io.mesquite.server.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes, written with a unit of 1024: {@code 512MB}, {@code 1.5GB}. */
public record DataSize(long bytes) {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([KMGT]?B)", Pattern.CASE_INSENSITIVE);

    /** @throws IllegalArgumentException with a message that shows the form */
    public static DataSize parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a size is a number with B, KB, MB, GB or TB, such as 512MB");
        }
        long unit = 1L
                << 10
                        * "BKMGT"
                                .indexOf(matcher.group(2)
                                        .toUpperCase(Locale.ROOT)
                                        .charAt(0));
        return new DataSize((long) (Double.parseDouble(matcher.group(1)) * unit));
    }

    /** In the largest unit that leaves a whole number. */
    @Override
    public String toString() {
        String[] units = {"B", "KB", "MB", "GB", "TB"};
        long number = bytes;
        int unit = 0;
        while (number != 0 && number % 1024 == 0 && unit < units.length - 1) {
            number /= 1024;
            unit++;
        }
        return number + units[unit];
    }
}
