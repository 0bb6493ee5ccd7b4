package io.mesquite.jdbc;

import java.util.List;
import java.util.stream.Stream;

/** What may be set for a connection, in its URL or beside it. */
enum DriverProperty {
    USER("user", "Who connects"),
    PASSWORD("password", "The user's password"),
    APPLICATION_NAME("ApplicationName", "What the server shows as the source of the connection's queries"),
    SSL("ssl", "true encrypts the connection by TLS, which the server must speak; false is the default"),
    SSL_ROOT_CERT(
            "sslRootCert",
            "PEM file of the certificates to trust, such as that of your company's authority; else those that Java trusts"),
    FETCH_SIZE("fetchSize", "Rows fetched at once; 0 leaves it to the server");

    private final String key;
    private final String description;

    DriverProperty(String key, String description) {
        this.key = key;
        this.description = description;
    }

    String key() {
        return key;
    }

    String description() {
        return description;
    }

    static List<String> names() {
        return Stream.of(values()).map(DriverProperty::key).toList();
    }

    static boolean isName(String name) {
        return names().contains(name);
    }
}
