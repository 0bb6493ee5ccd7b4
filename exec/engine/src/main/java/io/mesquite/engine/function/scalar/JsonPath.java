package io.mesquite.engine.function.scalar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path such as {@code $.orders[0]["unit price"]}, which finds one value of a JSON text while it is read. */
final class JsonPath {
    static final JsonFactory JSON = new JsonFactory();

    /** The name of a member, or a null name and the index of an element from 0. */
    private record Step(String member, int element) {}

    private final List<Step> steps;

    private JsonPath(List<Step> steps) {
        this.steps = steps;
    }

    /** @throws io.mesquite.spi.error.MesquiteException INVALID_ARGUMENT where the text is no path, with the place */
    static JsonPath of(String path) {
        if (!path.startsWith("$")) {
            throw wrong(path, 0, "it starts with $");
        }
        List<Step> steps = new ArrayList<>();
        int at = 1;
        while (at < path.length()) {
            boolean member = path.charAt(at) == '.';
            if (!member && path.charAt(at) != '[') {
                throw wrong(path, at, ". or [ comes next");
            }
            int end = member ? endOfMember(path, at + 1) : path.indexOf(']', at);
            if (end <= at + 1) {
                throw wrong(
                        path, at, member ? "a member's name follows a dot" : "an index or quoted name and ] follow [");
            }
            String text = path.substring(at + 1, end);
            steps.add(member ? new Step(text, 0) : bracketed(path, at, text));
            at = member ? end : end + 1;
        }
        return new JsonPath(List.copyOf(steps));
    }

    private static int endOfMember(String path, int start) {
        int end = start;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        return end;
    }

    private static Step bracketed(String path, int at, String text) {
        char first = text.charAt(0);
        boolean quoted =
                text.length() > 2 && (first == '"' || first == '\'') && text.charAt(text.length() - 1) == first;
        if (quoted) {
            return new Step(text.substring(1, text.length() - 1), 0);
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw wrong(path, at, "an index or quoted name and ] follow [");
        }
        return new Step(null, Integer.parseInt(text));
    }

    private static RuntimeException wrong(String path, int at, String rule) {
        return Arguments.invalid(
                "'" + path + "' is no JSON path at character " + (at + 1) + ": " + rule + ", as in $.orders[0].price");
    }

    /** Moves the parser, which has read nothing yet, to the value; false where there is none. */
    boolean find(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        for (Step step : steps) {
            boolean found = step.member == null
                    ? token == JsonToken.START_ARRAY && toElement(parser, step.element)
                    : token == JsonToken.START_OBJECT && toMember(parser, step.member);
            if (!found) {
                return false;
            }
            token = parser.currentToken();
        }
        return token != null;
    }

    /** The value in a {@link JsonTree}. */
    Optional<Object> find(Object tree) {
        Object value = tree;
        for (Step step : steps) {
            if (step.member != null) {
                value = value instanceof Map<?, ?> members ? members.get(step.member) : null;
            } else {
                value = value instanceof List<?> elements && step.element < elements.size()
                        ? elements.get(step.element)
                        : null;
            }
            if (value == null) {
                return Optional.empty();
            }
        }
        return Optional.of(value);
    }

    private static boolean toMember(JsonParser parser, String name) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(name);
            parser.nextToken();
            if (found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static boolean toElement(JsonParser parser, int element) throws IOException {
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            if (i == element) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
