package io.mesquite.server.config;

import io.mesquite.spi.error.MesquiteException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads values of their types; what can't be read fails with the file, the key, the value and the form. */
final class ConfigurationReader {
    private final String source;
    private final Properties properties;

    ConfigurationReader(String source, Properties properties) {
        this.source = source;
        this.properties = properties;
    }

    String text(ConfigurationKey key) {
        return properties.getProperty(key.key(), key.defaultValue()).strip();
    }

    int integer(ConfigurationKey key, int least) {
        return optionalInteger(key, least).orElseThrow(() -> invalid(key, "a number is missing", null));
    }

    Optional<Integer> optionalInteger(ConfigurationKey key, int least) {
        if (text(key).isEmpty()) {
            return Optional.empty();
        }
        try {
            int number = Integer.parseInt(text(key));
            if (number >= least) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            throw invalid(key, "it must be a whole number", e);
        }
        throw invalid(key, "it must be at least " + least, null);
    }

    boolean flag(ConfigurationKey key) {
        return switch (text(key).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(key, "it must be true or false", null);
        };
    }

    /** One of an enum's constants, in lower case. */
    <E extends Enum<E>> E choice(ConfigurationKey key, Class<E> choices) {
        for (E choice : choices.getEnumConstants()) {
            if (choice.name().equalsIgnoreCase(text(key))) {
                return choice;
            }
        }
        String known = Stream.of(choices.getEnumConstants())
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw invalid(key, "it must be one of " + known, null);
    }

    /** Words with spaces between. */
    List<String> words(ConfigurationKey key) {
        return text(key).isEmpty() ? List.of() : List.of(text(key).split("\\s+"));
    }

    /** A number above 0, which may be a fraction; empty where nothing is said. */
    Optional<Double> positiveNumber(ConfigurationKey key) {
        if (text(key).isEmpty()) {
            return Optional.empty();
        }
        try {
            double number = Double.parseDouble(text(key));
            if (number > 0 && number < Double.POSITIVE_INFINITY) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            throw invalid(key, "it must be a number such as 0.5", e);
        }
        throw invalid(key, "it must be above 0", null);
    }

    /** Empty where nothing is said. */
    Optional<String> optionalText(ConfigurationKey key) {
        return Optional.of(text(key)).filter(value -> !value.isEmpty());
    }

    /** What another reads from the text; its IllegalArgumentException says what is wrong. */
    <T> T parsed(ConfigurationKey key, Function<String, T> parser) {
        try {
            return parser.apply(text(key));
        } catch (IllegalArgumentException e) {
            throw invalid(key, e.getMessage(), e);
        }
    }

    /** Empty for zero. */
    Optional<Duration> positiveDuration(ConfigurationKey key) {
        try {
            return Optional.of(Durations.parse(text(key))).filter(duration -> !duration.isZero());
        } catch (IllegalArgumentException e) {
            throw invalid(key, e.getMessage(), e);
        }
    }

    Optional<Long> size(ConfigurationKey key) {
        if (text(key).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(DataSize.parse(text(key)).bytes()).filter(bytes -> bytes > 0);
        } catch (IllegalArgumentException e) {
            throw invalid(key, e.getMessage(), e);
        }
    }

    MesquiteException invalid(ConfigurationKey key, String why, Throwable cause) {
        return ServerConfiguration.invalid(source + key.key() + " can't be '" + text(key) + "': " + why, cause);
    }
}
