package io.mesquite.files.parquet.metadata;

/**
 * What stored values mean. Older files say it with converted types, which are translated to the same.
 *
 * @param first the scale of DECIMAL, the bits of INTEGER, the digits of the fraction of a second of TIME and TIMESTAMP
 * @param second the precision of DECIMAL; 1 for a signed INTEGER, and for TIME and TIMESTAMP adjusted to UTC
 */
public record LogicalType(Kind kind, int first, int second) {
    /** The kinds that Mesquite tells apart. */
    public enum Kind {
        NONE,
        STRING,
        MAP,
        LIST,
        ENUM,
        DECIMAL,
        DATE,
        TIME,
        TIMESTAMP,
        INTEGER,
        INTERVAL,
        JSON,
        BSON,
        UUID,
        FLOAT16,
        UNKNOWN,
        /** One that this version does not know: values are given out as they are stored. */
        OTHER
    }

    public static final LogicalType NONE = of(Kind.NONE);

    static LogicalType of(Kind kind) {
        return new LogicalType(kind, 0, 0);
    }

    static LogicalType parse(ThriftReader in) {
        LogicalType type = NONE;
        int outer = in.beginStruct();
        while (in.nextField()) {
            type = switch (in.field()) {
                case 1 -> empty(in, Kind.STRING);
                case 2 -> empty(in, Kind.MAP);
                case 3 -> empty(in, Kind.LIST);
                case 4 -> empty(in, Kind.ENUM);
                case 5 -> in.readStruct(LogicalType::parseDecimal);
                case 6 -> empty(in, Kind.DATE);
                case 7 -> in.readStruct(struct -> parseTime(struct, Kind.TIME));
                case 8 -> in.readStruct(struct -> parseTime(struct, Kind.TIMESTAMP));
                case 10 -> in.readStruct(LogicalType::parseInteger);
                case 11 -> empty(in, Kind.UNKNOWN);
                case 12 -> empty(in, Kind.JSON);
                case 13 -> empty(in, Kind.BSON);
                case 14 -> empty(in, Kind.UUID);
                case 15 -> empty(in, Kind.FLOAT16);
                default -> empty(in, Kind.OTHER);
            };
        }
        in.endStruct(outer);
        return type;
    }

    /** @param scale and {@code precision}: as the schema element has them */
    static LogicalType ofConverted(int converted, int scale, int precision) {
        return switch (converted) {
            case 0 -> of(Kind.STRING);
            case 1, 2 -> of(Kind.MAP);
            case 3 -> of(Kind.LIST);
            case 4 -> of(Kind.ENUM);
            case 5 -> new LogicalType(Kind.DECIMAL, scale, precision);
            case 6 -> of(Kind.DATE);
            case 7 -> new LogicalType(Kind.TIME, 3, 1);
            case 8 -> new LogicalType(Kind.TIME, 6, 1);
            case 9 -> new LogicalType(Kind.TIMESTAMP, 3, 1);
            case 10 -> new LogicalType(Kind.TIMESTAMP, 6, 1);
            case 11, 12, 13, 14 -> new LogicalType(Kind.INTEGER, 8 << converted - 11, 0);
            case 15, 16, 17, 18 -> new LogicalType(Kind.INTEGER, 8 << converted - 15, 1);
            case 19 -> of(Kind.JSON);
            case 20 -> of(Kind.BSON);
            case 21 -> of(Kind.INTERVAL);
            default -> of(Kind.OTHER);
        };
    }

    private static LogicalType empty(ThriftReader in, Kind kind) {
        in.skip();
        return of(kind);
    }

    private static LogicalType parseDecimal(ThriftReader in) {
        int scale = 0;
        int precision = 0;
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case 1 -> scale = in.readInt();
                case 2 -> precision = in.readInt();
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        return new LogicalType(Kind.DECIMAL, scale, precision);
    }

    private static LogicalType parseTime(ThriftReader in, Kind kind) {
        boolean adjusted = false;
        int digits = 6;
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case 1 -> adjusted = in.readBoolean();
                case 2 -> digits = in.readStruct(LogicalType::parseUnit);
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        return new LogicalType(kind, digits, adjusted ? 1 : 0);
    }

    private static int parseUnit(ThriftReader in) {
        int digits = 0;
        int outer = in.beginStruct();
        while (in.nextField()) {
            int unit = in.field();
            if (unit < 1 || unit > 3) {
                throw new CorruptDataException("unknown unit of time " + unit);
            }
            digits = 3 * unit;
            in.skip();
        }
        in.endStruct(outer);
        if (digits == 0) {
            throw new CorruptDataException("a time without unit");
        }
        return digits;
    }

    private static LogicalType parseInteger(ThriftReader in) {
        int bits = 0;
        boolean signed = true;
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case 1 -> bits = in.readInt();
                case 2 -> signed = in.readBoolean();
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        return new LogicalType(Kind.INTEGER, bits, signed ? 1 : 0);
    }
}
