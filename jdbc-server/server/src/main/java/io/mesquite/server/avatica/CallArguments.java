package io.mesquite.server.avatica;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The arguments of a call as in a URL: {@code name=value&…}. */
record CallArguments(Map<String, String> values) {
    static CallArguments parse(String text) {
        Map<String, String> values = new HashMap<>();
        if (text != null && !text.isEmpty()) {
            for (String argument : text.split("&")) {
                int equals = argument.indexOf('=');
                String name = equals < 0 ? argument : argument.substring(0, equals);
                String value = equals < 0 ? "" : argument.substring(equals + 1);
                values.put(decode(name), decode(value));
            }
        }
        return new CallArguments(values);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid("'" + text + "' is not encoded as in a URL");
        }
    }

    /** Null where it is not given. */
    String optional(String name) {
        return values.get(name);
    }

    String required(String name) {
        String value = values.get(name);
        if (value == null) {
            throw invalid("the argument '" + name + "' is missing");
        }
        return value;
    }

    long number(String name) {
        try {
            return Long.parseLong(required(name));
        } catch (NumberFormatException e) {
            throw invalid("the argument '" + name + "' is not a number, but '" + required(name) + "'");
        }
    }

    private static MesquiteException invalid(String message) {
        return new MesquiteException(ErrorCode.INVALID_ARGUMENT, "The call can't be understood: " + message);
    }
}
