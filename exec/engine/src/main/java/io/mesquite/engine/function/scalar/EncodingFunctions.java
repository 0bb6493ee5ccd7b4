package io.mesquite.engine.function.scalar;

import static io.mesquite.engine.function.scalar.FunctionTable.BIGINT;
import static io.mesquite.engine.function.scalar.FunctionTable.TEXT;
import static io.mesquite.engine.function.scalar.FunctionTable.VARBINARY;
import static io.mesquite.engine.function.scalar.FunctionTable.VARCHAR;

import io.mesquite.engine.function.Row;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.zip.CRC32;

/** Hashes, encodings of bytes as text, and the parts of URLs. */
final class EncodingFunctions {
    private EncodingFunctions() {}

    static void addTo(FunctionTable table) {
        addHashes(table);
        addEncodings(table);
        addUrls(table);
    }

    private static void addHashes(FunctionTable table) {
        for (String[] named :
                new String[][] {{"md5", "MD5"}, {"sha1", "SHA-1"}, {"sha256", "SHA-256"}, {"sha512", "SHA-512"}}) {
            String algorithm = named[1];
            String description = "The " + algorithm + " hash";
            table.add(
                    named[0],
                    List.of(VARBINARY),
                    SimpleType.VARBINARY,
                    description,
                    (row, out) -> out.set(hash(algorithm, row.copy(0))));
            table.add(
                    named[0],
                    List.of(VARCHAR),
                    TEXT,
                    description + " in hexadecimal digits",
                    (row, out) -> out.set(HexFormat.of().formatHex(hash(algorithm, row.copy(0)))));
        }
        for (TypePattern pattern : List.of(VARBINARY, VARCHAR)) {
            table.add("crc32", List.of(pattern), SimpleType.BIGINT, "The CRC-32 checksum", (row, out) -> {
                CRC32 crc = new CRC32();
                crc.update(row.bytes(0), row.start(0), row.length(0));
                out.set(crc.getValue());
            });
        }
    }

    private static byte[] hash(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addEncodings(FunctionTable table) {
        for (TypePattern pattern : List.of(VARBINARY, VARCHAR)) {
            table.add(
                    "to_hex",
                    List.of(pattern),
                    TEXT,
                    "The bytes in hexadecimal digits",
                    (row, out) -> out.set(HexFormat.of().withUpperCase().formatHex(row.copy(0))));
            table.add(
                    "to_base64",
                    List.of(pattern),
                    TEXT,
                    "The bytes in base 64",
                    (row, out) -> out.set(Base64.getEncoder().encode(row.copy(0))));
        }
        table.add(
                "to_hex",
                List.of(BIGINT),
                TEXT,
                "The integer in hexadecimal digits",
                (row, out) -> out.set(Long.toHexString(row.longValue(0))));
        table.alias("to_hex", "hex").alias("to_base64", "base64");
        table.add(
                "from_hex",
                List.of(VARCHAR),
                SimpleType.VARBINARY,
                "The bytes of hexadecimal digits",
                (row, out) -> out.set(decode(row, "from_hex", HexFormat.of()::parseHex)));
        table.add(
                "from_base64",
                List.of(VARCHAR),
                SimpleType.VARBINARY,
                "The bytes of a text in base 64",
                (row, out) -> out.set(decode(row, "from_base64", Base64.getDecoder()::decode)));
        table.alias("from_hex", "unhex");
        table.add(
                "to_utf8",
                List.of(VARCHAR),
                SimpleType.VARBINARY,
                "The text's bytes in UTF-8",
                (row, out) -> out.set(row.copy(0)));
        table.add(
                "from_utf8",
                List.of(VARBINARY),
                TEXT,
                "The text of bytes in UTF-8; what is no UTF-8 becomes U+FFFD",
                (row, out) -> out.set(row.text(0)));
    }

    private static byte[] decode(Row row, String function, Function<String, byte[]> decoder) {
        try {
            return decoder.apply(row.text(0));
        } catch (IllegalArgumentException e) {
            throw Arguments.invalid(function + "('" + row.text(0) + "'): the text is not in that encoding");
        }
    }

    private static void addUrls(FunctionTable table) {
        table.add(
                "url_encode",
                List.of(VARCHAR),
                TEXT,
                "The text as it may stand in a URL's query",
                (row, out) -> out.set(URLEncoder.encode(row.text(0), StandardCharsets.UTF_8)));
        table.add("url_decode", List.of(VARCHAR), TEXT, "The text that url_encode encoded", (row, out) -> {
            try {
                out.set(URLDecoder.decode(row.text(0), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw Arguments.invalid("url_decode('" + row.text(0) + "'): the text is not in that encoding");
            }
        });
        url(table, "protocol", URI::getScheme);
        url(table, "host", URI::getHost);
        url(table, "path", URI::getPath);
        url(table, "query", URI::getQuery);
        url(table, "fragment", URI::getFragment);
        String parameter = "The value of a parameter of a URL's query, or null";
        table.add(
                "url_extract_parameter",
                List.of(VARCHAR, VARCHAR),
                TEXT,
                parameter,
                (row, out) -> out.setValue(parameter(row.text(0), row.text(1))));
        table.add("url_extract_port", List.of(VARCHAR), SimpleType.BIGINT, "The port of a URL, or null", (row, out) -> {
            URI uri = uri(row.text(0));
            out.setValue(uri == null || uri.getPort() < 0 ? null : (Object) (long) uri.getPort());
        });
    }

    private static void url(FunctionTable table, String part, Function<URI, String> getter) {
        String name = "url_extract_" + part.toLowerCase(Locale.ROOT);
        table.add(name, List.of(VARCHAR), TEXT, "The " + part + " of a URL, or null", (row, out) -> {
            URI uri = uri(row.text(0));
            String value = uri == null ? null : getter.apply(uri);
            if (value == null) {
                out.setNull();
            } else {
                out.set(value);
            }
        });
    }

    private static Object parameter(String url, String name) {
        URI uri = uri(url);
        if (uri == null || uri.getRawQuery() == null) {
            return null;
        }
        for (String pair : uri.getRawQuery().split("&", -1)) {
            int equal = pair.indexOf('=');
            String key = equal < 0 ? pair : pair.substring(0, equal);
            if (key.equals(name)) {
                String value = equal < 0 ? "" : pair.substring(equal + 1);
                return Bytes.utf8(URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return null;
    }

    /** Null where the text is no URL. */
    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
