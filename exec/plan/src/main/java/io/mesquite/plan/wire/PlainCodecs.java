package io.mesquite.plan.wire;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Types without parts of other types. */
final class PlainCodecs {
    private static final Codec BOOLEAN =
            Codec.of((value, output) -> output.writeByte((Boolean) value ? 1 : 0), WireInput::readBoolean);
    private static final Codec INT = Codec.of((value, output) -> output.writeLong((Integer) value), input ->
            (int) input.readLong(Integer.MIN_VALUE, Integer.MAX_VALUE));
    private static final Codec LONG = Codec.of((value, output) -> output.writeLong((Long) value), WireInput::readLong);
    private static final Codec DOUBLE = Codec.of(
            (value, output) -> output.writeFixedLong(Double.doubleToRawLongBits((Double) value)),
            input -> Double.longBitsToDouble(input.readFixedLong()));

    private static final Map<Class<?>, Codec> BY_CLASS = Map.ofEntries(
            Map.entry(boolean.class, BOOLEAN),
            Map.entry(Boolean.class, BOOLEAN),
            Map.entry(int.class, INT),
            Map.entry(Integer.class, INT),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(double.class, DOUBLE),
            Map.entry(Double.class, DOUBLE),
            Map.entry(String.class, Codec.of((value, output) -> output.writeText((String) value), WireInput::readText)),
            Map.entry(
                    byte[].class, Codec.of((value, output) -> output.writeBytes((byte[]) value), WireInput::readBytes)),
            Map.entry(
                    BigInteger.class,
                    Codec.of(
                            (value, output) -> output.writeBytes(((BigInteger) value).toByteArray()),
                            input -> new BigInteger(input.readBytes()))),
            Map.entry(
                    Duration.class,
                    Codec.of(
                            (value, output) -> {
                                output.writeLong(((Duration) value).getSeconds());
                                output.writeLong(((Duration) value).getNano());
                            },
                            input -> Duration.ofSeconds(input.readLong(), input.readLong(0, 999_999_999)))),
            Map.entry(
                    Instant.class,
                    Codec.of(
                            (value, output) -> {
                                output.writeLong(((Instant) value).getEpochSecond());
                                output.writeLong(((Instant) value).getNano());
                            },
                            PlainCodecs::readInstant)),
            Map.entry(OptionalInt.class, Codec.of(PlainCodecs::writeOptionalInt, PlainCodecs::readOptionalInt)),
            Map.entry(OptionalLong.class, Codec.of(PlainCodecs::writeOptionalLong, PlainCodecs::readOptionalLong)),
            Map.entry(
                    OptionalDouble.class, Codec.of(PlainCodecs::writeOptionalDouble, PlainCodecs::readOptionalDouble)),
            Map.entry(Object.class, new NativeValueCodec()));

    private PlainCodecs() {}

    /** The codec of a class, or null where it is not a plain one. */
    static Codec find(Class<?> type) {
        return BY_CLASS.get(type);
    }

    private static Instant readInstant(WireInput input) {
        long seconds = input.readLong(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond());
        return Instant.ofEpochSecond(seconds, input.readLong(0, 999_999_999));
    }

    private static void writeOptionalInt(Object value, WireOutput output) {
        OptionalInt optional = (OptionalInt) value;
        output.writeByte(optional.isPresent() ? 1 : 0);
        optional.ifPresent(output::writeLong);
    }

    private static OptionalInt readOptionalInt(WireInput input) {
        return input.readBoolean()
                ? OptionalInt.of((int) input.readLong(Integer.MIN_VALUE, Integer.MAX_VALUE))
                : OptionalInt.empty();
    }

    private static void writeOptionalLong(Object value, WireOutput output) {
        OptionalLong optional = (OptionalLong) value;
        output.writeByte(optional.isPresent() ? 1 : 0);
        optional.ifPresent(output::writeLong);
    }

    private static OptionalLong readOptionalLong(WireInput input) {
        return input.readBoolean() ? OptionalLong.of(input.readLong()) : OptionalLong.empty();
    }

    private static void writeOptionalDouble(Object value, WireOutput output) {
        OptionalDouble optional = (OptionalDouble) value;
        output.writeByte(optional.isPresent() ? 1 : 0);
        optional.ifPresent(number -> output.writeFixedLong(Double.doubleToRawLongBits(number)));
    }

    private static OptionalDouble readOptionalDouble(WireInput input) {
        return input.readBoolean()
                ? OptionalDouble.of(Double.longBitsToDouble(input.readFixedLong()))
                : OptionalDouble.empty();
    }
}
