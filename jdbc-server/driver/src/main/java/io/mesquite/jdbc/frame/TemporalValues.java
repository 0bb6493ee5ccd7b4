package io.mesquite.jdbc.frame;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** DATE in days, TIME and TIMESTAMP in microseconds; a zoned timestamp is given at UTC. */
final class TemporalValues extends ColumnValues {
    /** What the numbers mean. */
    enum Kind {
        DATE,
        TIME,
        TIMESTAMP,
        ZONED_TIMESTAMP
    }

    private final Kind kind;
    private final int[] days;
    private final long[] micros;

    TemporalValues(int[] days, long[] validity) {
        super(validity);
        this.kind = Kind.DATE;
        this.days = days;
        this.micros = null;
    }

    TemporalValues(Kind kind, long[] micros, long[] validity) {
        super(validity);
        this.kind = kind;
        this.days = null;
        this.micros = micros;
    }

    @Override
    public Object value(int row) {
        return switch (kind) {
            case DATE -> LocalDate.ofEpochDay(days[row]);
            case TIME -> LocalTime.ofNanoOfDay(micros[row] * 1000);
            case TIMESTAMP -> timestamp(micros[row]);
            case ZONED_TIMESTAMP -> timestamp(micros[row]).atOffset(ZoneOffset.UTC);
        };
    }

    @Override
    public boolean isDate() {
        return kind == Kind.DATE;
    }

    @Override
    public long epochDay(int row) {
        return days[row];
    }

    private static LocalDateTime timestamp(long micros) {
        long seconds = Math.floorDiv(micros, 1_000_000L);
        int nanos = (int) Math.floorMod(micros, 1_000_000L) * 1000;
        return LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
    }
}
