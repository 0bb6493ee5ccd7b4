package io.mesquite.spi.type;

/**
 * A SQL type. Two types are equal when SQL calls them the same type, length, precision and scale included.
 *
 * <p>Each type names the {@link Layout} in which vectors hold it; many types share a layout. A single value outside of
 * vectors (a constant of a plan, a bound of a range, a statistic) is held as the layout's <em>native value</em>.
 */
public sealed interface Type permits SimpleType, DecimalType, VarcharType, CharType, ArrayType, MapType, RowType {
    /** The form in which vectors hold values of this type. */
    Layout layout();

    /** The type as it is written in SQL, such as {@code DECIMAL(15, 2)} or {@code ARRAY(VARCHAR)}. */
    String sql();
}
