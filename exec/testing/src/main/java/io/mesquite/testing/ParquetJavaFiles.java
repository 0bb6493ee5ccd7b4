package io.mesquite.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types.MessageTypeBuilder;

/**
 * The same rows as other Parquet files, written by parquet-java in the form that Spark gives them: OPTIONAL columns, many
 * pages of about a megabyte, dictionaries, statistics and page indexes.
 */
public final class ParquetJavaFiles {
    private ParquetJavaFiles() {}

    /** Rewrites {@code from/TABLE/*.parquet} as {@code to/TABLE/*.parquet}, a file a file. */
    public static void rewrite(Path from, Path to) throws IOException, SQLException {
        try (Stream<Path> tables = Files.list(from)) {
            for (Path table : tables.sorted().toList()) {
                Path target = Files.createDirectories(to.resolve(table.getFileName()));
                try (Stream<Path> files = Files.list(table)) {
                    for (Path file : files.sorted().toList()) {
                        rewriteFile(file, target.resolve(file.getFileName()));
                    }
                }
            }
        }
    }

    private static void rewriteFile(Path from, Path to) throws IOException, SQLException {
        if (Files.exists(to)) {
            return;
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from '" + from + "'")) {
            MessageType schema = schema(rows.getMetaData());
            try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(to))
                    .withType(schema)
                    .withCompressionCodec(CompressionCodecName.SNAPPY)
                    .build()) {
                SimpleGroupFactory groups = new SimpleGroupFactory(schema);
                while (rows.next()) {
                    writer.write(group(groups, rows));
                }
            }
        }
    }

    private static MessageType schema(ResultSetMetaData columns) throws SQLException {
        MessageTypeBuilder schema = org.apache.parquet.schema.Types.buildMessage();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnName(i);
            switch (columns.getColumnType(i)) {
                case Types.BIGINT -> schema.optional(PrimitiveTypeName.INT64).named(name);
                case Types.INTEGER -> schema.optional(PrimitiveTypeName.INT32).named(name);
                case Types.DATE ->
                    schema.optional(PrimitiveTypeName.INT32)
                            .as(LogicalTypeAnnotation.dateType())
                            .named(name);
                case Types.DECIMAL ->
                    schema.optional(PrimitiveTypeName.INT64)
                            .as(LogicalTypeAnnotation.decimalType(columns.getScale(i), columns.getPrecision(i)))
                            .named(name);
                case Types.VARCHAR ->
                    schema.optional(PrimitiveTypeName.BINARY)
                            .as(LogicalTypeAnnotation.stringType())
                            .named(name);
                default -> throw new IllegalArgumentException(name + " " + columns.getColumnTypeName(i));
            }
        }
        return schema.named("spark_schema");
    }

    private static Group group(SimpleGroupFactory groups, ResultSet row) throws SQLException {
        Group group = groups.newGroup();
        List<org.apache.parquet.schema.Type> fields = group.getType().getFields();
        for (int field = 0; field < fields.size(); field++) {
            LogicalTypeAnnotation logical = fields.get(field).getLogicalTypeAnnotation();
            int column = field + 1;
            if (logical instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation) {
                group.add(field, (int) row.getObject(column, LocalDate.class).toEpochDay());
            } else if (logical instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation) {
                group.add(field, row.getBigDecimal(column).unscaledValue().longValueExact());
            } else if (logical instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation) {
                group.add(field, row.getString(column));
            } else if (fields.get(field).asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT32) {
                group.add(field, row.getInt(column));
            } else {
                group.add(field, row.getLong(column));
            }
        }
        return group;
    }
}
