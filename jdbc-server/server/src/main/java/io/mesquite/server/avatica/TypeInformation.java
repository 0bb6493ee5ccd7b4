package io.mesquite.server.avatica;

import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.sql.DatabaseMetaData;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rows of JDBC's {@code getTypeInfo}: every type, sorted by its JDBC number. */
final class TypeInformation {
    private record Entry(TypeDescription type, String prefix, String suffix, String parameters) {}

    private TypeInformation() {}

    static MetadataTable table() {
        MetadataTable result = MetadataTable.of("TYPE_NAME %DATA_TYPE %PRECISION? LITERAL_PREFIX? LITERAL_SUFFIX?"
                + " CREATE_PARAMS? #NULLABLE !CASE_SENSITIVE #SEARCHABLE !UNSIGNED_ATTRIBUTE !FIXED_PREC_SCALE"
                + " !AUTO_INCREMENT LOCAL_TYPE_NAME? #MINIMUM_SCALE #MAXIMUM_SCALE %SQL_DATA_TYPE? %SQL_DATETIME_SUB?"
                + " %NUM_PREC_RADIX?");
        for (Entry entry : entries()) {
            TypeDescription type = entry.type();
            boolean decimal = type.id() == Types.DECIMAL;
            result.add(
                    type.name(),
                    type.id(),
                    type.precision() == 0 ? null : type.precision(),
                    entry.prefix(),
                    entry.suffix(),
                    entry.parameters(),
                    DatabaseMetaData.typeNullable,
                    type.id() == Types.VARCHAR || type.id() == Types.CHAR,
                    DatabaseMetaData.typeSearchable,
                    !type.isSigned(),
                    false,
                    false,
                    null,
                    decimal ? 0 : type.scale(),
                    decimal ? DecimalType.MAX_PRECISION : type.scale(),
                    null,
                    null,
                    type.isSigned() ? 10 : null);
        }
        return result;
    }

    private static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (SimpleType type : SimpleType.values()) {
            if (type != SimpleType.UNKNOWN) {
                entries.add(simple(type));
            }
        }
        entries.add(entry(new DecimalType(DecimalType.MAX_PRECISION, 0), null, null, "precision,scale"));
        entries.add(entry(VarcharType.UNBOUNDED, "'", "'", "length"));
        entries.add(entry(new CharType(1), "'", "'", "length"));
        entries.add(new Entry(described(Types.ARRAY, "ARRAY"), null, null, "element type"));
        entries.add(new Entry(described(Types.OTHER, "MAP"), null, null, "key type,value type"));
        entries.add(new Entry(described(Types.OTHER, "ROW"), null, null, "fields"));
        entries.sort(Comparator.comparingInt(entry -> entry.type().id()));
        return entries;
    }

    private static TypeDescription described(int id, String name) {
        return new TypeDescription(id, name, 0, 0, 0, null);
    }

    private static Entry simple(SimpleType type) {
        return switch (type) {
            case DATE -> entry(type, "DATE '", "'", null);
            case TIME -> entry(type, "TIME '", "'", null);
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> entry(type, "TIMESTAMP '", "'", null);
            case VARBINARY -> entry(type, "X'", "'", null);
            default -> entry(type, null, null, null);
        };
    }

    private static Entry entry(Type type, String prefix, String suffix, String parameters) {
        return new Entry(TypeDescription.of(type), prefix, suffix, parameters);
    }
}
