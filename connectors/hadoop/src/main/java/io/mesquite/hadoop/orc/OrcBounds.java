package io.mesquite.hadoop.orc;

import io.mesquite.spi.connector.ColumnStatistics;
import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.orc.DateColumnStatistics;
import org.apache.orc.DecimalColumnStatistics;
import org.apache.orc.DoubleColumnStatistics;
import org.apache.orc.IntegerColumnStatistics;
import org.apache.orc.OrcFile.WriterVersion;
import org.apache.orc.StringColumnStatistics;
import org.apache.orc.TimestampColumnStatistics;

/** What ORC's statistics of a column say of its values, as native values of the column's SQL type. */
final class OrcBounds {
    private static final int MICROS_PER_MILLI = 1_000;

    /** Before that version bounds of timestamps were in the writer's time zone, and depended on the reader's. */
    private final boolean timestampsKnown;

    /** Before that version bounds of texts were compared in an order that is not that of their bytes. */
    private final boolean textsKnown;

    private record Bounds(Object min, Object max) {}

    OrcBounds(WriterVersion writer) {
        this.timestampsKnown = writer.includes(WriterVersion.ORC_135);
        this.textsKnown = writer.includes(WriterVersion.HIVE_8732);
    }

    /** Whether any of the rows that statistics describe may be in a domain. */
    boolean mayMatch(org.apache.orc.ColumnStatistics statistics, Type type, Domain domain, long rows) {
        if (domain.isAll()) {
            return true;
        }
        long values = statistics.getNumberOfValues();
        boolean mayBeNull = statistics.hasNull() || values < rows;
        if (mayBeNull && domain.nullAllowed()) {
            return true;
        }
        if (values == 0) {
            return false;
        }
        boolean nanIsWanted = type.layout() == io.mesquite.spi.type.Layout.DOUBLE && domain.contains(Double.NaN);
        return nanIsWanted
                || bounds(statistics, type)
                        .map(found -> domain.overlaps(found.min, found.max))
                        .orElse(true);
    }

    /** For the planner. */
    ColumnStatistics statistics(org.apache.orc.ColumnStatistics statistics, Type type, long rows) {
        Optional<Bounds> bounds = statistics.getNumberOfValues() == 0 ? Optional.empty() : bounds(statistics, type);
        double nulls = (double) (rows - Math.min(rows, statistics.getNumberOfValues())) / rows;
        return new ColumnStatistics(
                bounds.map(Bounds::min),
                bounds.map(Bounds::max),
                OptionalDouble.of(nulls),
                OptionalDouble.empty(),
                averageBytes(statistics, type));
    }

    private static OptionalDouble averageBytes(org.apache.orc.ColumnStatistics statistics, Type type) {
        return switch (type.layout()) {
            case BOOLEAN -> OptionalDouble.of(1);
            case INT -> OptionalDouble.of(4);
            case LONG, DOUBLE -> OptionalDouble.of(8);
            case INT128 -> OptionalDouble.of(16);
            default ->
                statistics instanceof StringColumnStatistics texts && texts.getNumberOfValues() > 0
                        ? OptionalDouble.of((double) texts.getSum() / texts.getNumberOfValues())
                        : OptionalDouble.empty();
        };
    }

    private Optional<Bounds> bounds(org.apache.orc.ColumnStatistics statistics, Type type) {
        if (statistics instanceof IntegerColumnStatistics integers) {
            return Optional.of(new Bounds(integers.getMinimum(), integers.getMaximum()));
        } else if (statistics instanceof DateColumnStatistics dates) {
            return Optional.of(new Bounds(dates.getMinimumDayOfEpoch(), dates.getMaximumDayOfEpoch()));
        } else if (statistics instanceof DoubleColumnStatistics doubles) {
            boolean ordered = doubles.getMinimum() <= doubles.getMaximum();
            return ordered ? Optional.of(new Bounds(doubles.getMinimum(), doubles.getMaximum())) : Optional.empty();
        } else if (statistics instanceof StringColumnStatistics texts) {
            // trailing spaces of CHAR are in the bounds, but not in our values
            boolean comparable = textsKnown && type instanceof VarcharType;
            return comparable && texts.getLowerBound() != null && texts.getUpperBound() != null
                    ? Optional.of(new Bounds(Bytes.utf8(texts.getLowerBound()), Bytes.utf8(texts.getUpperBound())))
                    : Optional.empty();
        } else if (statistics instanceof TimestampColumnStatistics times) {
            return timestamps(times);
        } else if (statistics instanceof DecimalColumnStatistics decimals) {
            return decimals(decimals, (DecimalType) type);
        }
        return Optional.empty();
    }

    private Optional<Bounds> timestamps(TimestampColumnStatistics times) {
        if (!timestampsKnown || times.getMinimumUTC() == null || times.getMaximumUTC() == null) {
            return Optional.empty();
        }
        // files of some writers have them cut to milliseconds
        return Optional.of(new Bounds(
                times.getMinimumUTC().getTime() * MICROS_PER_MILLI,
                times.getMaximumUTC().getTime() * MICROS_PER_MILLI + MICROS_PER_MILLI - 1));
    }

    private static Optional<Bounds> decimals(DecimalColumnStatistics decimals, DecimalType type) {
        if (decimals.getMinimum() == null || decimals.getMaximum() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Bounds(
                    nativeDecimal(
                            decimals.getMinimum()
                                    .bigDecimalValue()
                                    .setScale(type.scale())
                                    .unscaledValue(),
                            type),
                    nativeDecimal(
                            decimals.getMaximum()
                                    .bigDecimalValue()
                                    .setScale(type.scale())
                                    .unscaledValue(),
                            type)));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Object nativeDecimal(BigInteger unscaled, DecimalType type) {
        return type.isShort() ? (Object) unscaled.longValueExact() : Int128.of(unscaled);
    }
}
