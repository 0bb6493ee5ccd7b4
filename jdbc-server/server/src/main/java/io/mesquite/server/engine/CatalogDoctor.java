package io.mesquite.server.engine;

import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.CatalogCheck;
import io.mesquite.spi.connector.CheckStep;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.SplitSource;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds out whether a catalog works: first the connector's own steps, then its lists, a table's columns, and one row. */
final class CatalogDoctor {
    private static final int MOST_NAMES = 5;

    private final Connector connector;
    private final List<CheckStep> steps = new ArrayList<>();

    private CatalogDoctor(Connector connector) {
        this.connector = connector;
    }

    static List<CheckStep> check(Connector connector) {
        CatalogDoctor doctor = new CatalogDoctor(connector);
        doctor.run();
        return doctor.steps;
    }

    private record Found(String schema, String table) {}

    private void run() {
        if (connector instanceof CatalogCheck check) {
            steps.addAll(check.check());
        }
        Optional<List<String>> schemas =
                step("list schemas", () -> connector.metadata().schemas(), CatalogDoctor::counted);
        Optional<Found> found = step(
                "list tables",
                () -> schemas.map(this::firstTable).orElse(null),
                table -> table == null ? "no schema has a table" : "found " + table.schema + "." + table.table);
        if (found.isEmpty()) {
            return;
        }
        String name = found.get().schema + "." + found.get().table;
        Optional<Table> table = step(
                "describe " + name,
                () -> connector
                        .metadata()
                        .findTable(found.get().schema, found.get().table)
                        .orElse(null),
                described ->
                        described == null ? "it is gone" : described.columns().size() + " columns");
        step("read " + name, () -> table.map(this::firstRows).orElse(null), rows -> rows);
    }

    /** Takes a step unless one before it failed; empty where there is no answer. */
    private <T> Optional<T> step(String name, Supplier<T> action, Function<T, String> detail) {
        if (steps.stream().anyMatch(step -> step.verdict() != CheckStep.Verdict.OK)) {
            steps.add(CheckStep.skipped(name));
            return Optional.empty();
        }
        long start = System.nanoTime();
        try {
            T answer = action.get();
            String seen = detail.apply(answer);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            steps.add(CheckStep.ok(name, String.format(Locale.ROOT, "%s, in %,d ms", seen, millis)));
            return Optional.ofNullable(answer);
        } catch (RuntimeException | LinkageError e) {
            MesquiteException failure = Failures.of(e);
            steps.add(CheckStep.failed(name, failure.code() + ": " + failure.getMessage(), cure(failure)));
            return Optional.empty();
        }
    }

    private static String cure(MesquiteException failure) {
        return switch (failure.code()) {
            case CONNECTION_FAILED, NO_WORKERS ->
                "see that the address and the port in the catalog's properties are right, and that this machine can reach"
                        + " them";
            case DATA_UNREADABLE, LOGIN_FAILED, PERMISSION_DENIED ->
                "see that the location exists and that the catalog's user or credentials may read it";
            case DATA_CORRUPT, DATA_SCHEMA_MISMATCH -> "repair or remove the file that the message names";
            case DATA_CHANGED, TABLE_NOT_FOUND -> "somebody changes the data now; check again";
            case INVALID_CONFIGURATION -> "change the catalog's properties as the message says";
            default -> "see the message";
        };
    }

    private static String counted(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size()
                + (names.size() == 1 ? " schema" : " schemas")
                + (names.isEmpty() ? "" : ": " + first + (names.size() > MOST_NAMES ? ", ..." : ""));
    }

    private Found firstTable(List<String> schemas) {
        for (String schema : schemas) {
            List<String> tables = connector.metadata().tables(schema);
            if (!tables.isEmpty()) {
                return new Found(schema, tables.get(0));
            }
        }
        return null;
    }

    private String firstRows(Table table) {
        Scan scan = new Scan(table.handle(), table.columns(), Constraint.ALL, OptionalLong.of(1));
        try (SplitSource splits = connector.splits(scan)) {
            for (List<Split> next = splits.next(1); !next.isEmpty(); next = splits.next(1)) {
                try (BatchSource source = connector.open(scan, next.get(0), new NoLimits())) {
                    SourceBatch batch = source.next();
                    if (batch != null) {
                        for (int column = 0; column < scan.columns().size(); column++) {
                            batch.load(column, new int[] {0}, 1);
                        }
                        return "a row was read";
                    }
                }
            }
        }
        return "it has no rows";
    }

    /** One row needs no limits. */
    private record NoLimits() implements ScanContext {
        @Override
        public Constraint dynamicConstraint() {
            return Constraint.ALL;
        }

        @Override
        public void reserveMemory(long bytes) {}

        @Override
        public void checkCancelled() {}

        @Override
        public void countBytesRead(long bytes) {}
    }
}
