package io.mesquite.jdbc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Properties;

/**
 * {@code jdbc:mesquite://host[:port][/catalog[/schema]][?property=value&…]}.
 *
 * @param properties those of the URL over those given beside it
 */
record ConnectionUrl(String host, int port, String catalog, String schema, Properties properties) {
    static final String PREFIX = "jdbc:mesquite://";
    private static final int DEFAULT_PORT = 8765;
    private static final String FORM = PREFIX + "host:port/catalog/schema";

    static ConnectionUrl parse(String url, Properties given) throws SQLException {
        Properties properties = new Properties();
        if (given != null) {
            given.stringPropertyNames().forEach(name -> properties.setProperty(name, given.getProperty(name)));
        }
        String rest = url.substring(PREFIX.length());
        int question = rest.indexOf('?');
        if (question >= 0) {
            addProperties(rest.substring(question + 1), properties, url);
            rest = rest.substring(0, question);
        }
        String[] parts = rest.split("/", -1);
        if (parts.length > 3 && !(parts.length == 4 && parts[3].isEmpty())) {
            throw invalid(url, "too many parts in its path");
        }
        int colon = parts[0].endsWith("]") ? -1 : parts[0].lastIndexOf(':');
        String host = colon < 0 ? parts[0] : parts[0].substring(0, colon);
        if (host.isEmpty()) {
            throw invalid(url, "no host");
        }
        int port = colon < 0 ? DEFAULT_PORT : port(parts[0].substring(colon + 1), url);
        return new ConnectionUrl(host, port, part(parts, 1), part(parts, 2), properties);
    }

    private static String part(String[] parts, int index) {
        return index < parts.length && !parts[index].isEmpty() ? decode(parts[index]) : null;
    }

    private static int port(String text, String url) throws SQLException {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number that is no port
        }
        throw invalid(url, "'" + text + "' is not a port");
    }

    private static void addProperties(String text, Properties properties, String url) throws SQLException {
        for (String property : text.split("&")) {
            int equals = property.indexOf('=');
            String name = equals < 0 ? property : decode(property.substring(0, equals));
            if (equals < 0 || !DriverProperty.isName(name)) {
                throw invalid(
                        url,
                        "'" + name + "' is not one of the properties " + String.join(", ", DriverProperty.names()));
            }
            properties.setProperty(name, decode(property.substring(equals + 1)));
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static SQLException invalid(String url, String why) {
        return new SQLException("The URL " + url + " has " + why + "; its form is " + FORM, "08001");
    }
}
