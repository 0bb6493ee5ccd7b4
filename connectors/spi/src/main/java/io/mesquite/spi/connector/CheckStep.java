package io.mesquite.spi.connector;

/**
 * What one step of a {@link CatalogCheck} found. Never tells a secret.
 *
 * @param step what was tried, in a few words, such as {@code resolve store.example.org}
 * @param detail what was seen: an address, a version, the failure's message
 * @param cure what to change so that it works; empty where nothing failed
 */
public record CheckStep(String step, Verdict verdict, String detail, String cure) {
    /** How a step ended. */
    public enum Verdict {
        OK,
        FAILED,
        /** Not tried, since a step before it failed. */
        SKIPPED
    }

    public static CheckStep ok(String step, String detail) {
        return new CheckStep(step, Verdict.OK, detail, "");
    }

    public static CheckStep failed(String step, String detail, String cure) {
        return new CheckStep(step, Verdict.FAILED, detail, cure);
    }

    public static CheckStep skipped(String step) {
        return new CheckStep(step, Verdict.SKIPPED, "not tried", "");
    }
}
