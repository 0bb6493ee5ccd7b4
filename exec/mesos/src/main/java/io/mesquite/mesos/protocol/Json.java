package io.mesquite.mesos.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value. Reading what is not there gives an absent value and never fails, since Mesos leaves out what is empty; reading a
 * value of another type fails.
 *
 * @param value a {@code Map<String, Object>}, {@code List<Object>}, String, Number or Boolean; null when absent
 */
public record Json(Object value) {
    private static final Json ABSENT = new Json(null);

    /** @throws ProtocolException when the bytes are not one JSON value in UTF-8 */
    public static Json parse(byte[] utf8) {
        return new Json(JsonText.parse(utf8));
    }

    /**
     * An object of keys and values in turn. Values are Json, String, Number, Boolean, or a List of these; a key whose value is null,
     * absent or an empty Optional is left out.
     */
    public static Json object(Object... keysAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object plain = plain(keysAndValues[i + 1]);
            if (plain != null) {
                members.put((String) keysAndValues[i], plain);
            }
        }
        return new Json(members);
    }

    /** {@code {"value": text}}, as Mesos writes ids; absent for null. */
    public static Json id(String text) {
        return text == null ? ABSENT : object("value", text);
    }

    /** Bytes as Mesos writes them: padded base64 of the standard alphabet; absent for none. */
    public static Json bytes(byte[] bytes) {
        return bytes.length == 0 ? ABSENT : new Json(Base64.getEncoder().encodeToString(bytes));
    }

    private static Object plain(Object value) {
        if (value instanceof Json json) {
            return json.value;
        }
        if (value instanceof Optional<?> optional) {
            return plain(optional.orElse(null));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Json::plain).toList();
        }
        return value;
    }

    /** The member that the path of keys leads to. */
    public Json at(String... path) {
        Object current = value;
        for (String key : path) {
            if (current == null) {
                return ABSENT;
            }
            if (!(current instanceof Map<?, ?> members)) {
                throw wrong("an object with the key '" + key + "'", current);
            }
            current = members.get(key);
        }
        return new Json(current);
    }

    public boolean isPresent() {
        return value != null;
    }

    /** The text of this value. */
    public Optional<String> text() {
        if (value == null || value instanceof String) {
            return Optional.ofNullable((String) value);
        }
        throw wrong("a text", value);
    }

    /** @throws ProtocolException when absent */
    public String requiredText(String what) {
        return text().orElseThrow(() -> new ProtocolException("A message lacks " + what));
    }

    public double number(double otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong("a number", value);
    }

    /** A whole number, which Mesos may write as a text when it has more than 32 bits. */
    public long integer(long otherwise) {
        if (value instanceof String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw wrong("a whole number", value);
            }
        }
        return value instanceof Number number ? number.longValue() : (long) number(otherwise);
    }

    public boolean flag() {
        return Boolean.TRUE.equals(value);
    }

    /** The bytes that a base64 text stands for; none when absent. */
    public byte[] bytes() {
        try {
            return Base64.getDecoder().decode(text().orElse(""));
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("A text is not base64", e);
        }
    }

    /** The elements of a list; none when absent. */
    public List<Json> elements() {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(element -> new Json((Object) element)).toList();
        }
        throw wrong("a list", value);
    }

    /** This value as JSON text in UTF-8. */
    public byte[] utf8() {
        return JsonText.write(value);
    }

    @Override
    public String toString() {
        return new String(utf8(), StandardCharsets.UTF_8);
    }

    private static ProtocolException wrong(String wanted, Object found) {
        String text = String.valueOf(found);
        return new ProtocolException(
                "Expected " + wanted + " but found " + (text.length() > 200 ? text.substring(0, 200) + "…" : text));
    }
}
