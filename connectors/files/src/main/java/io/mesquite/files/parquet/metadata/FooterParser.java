package io.mesquite.files.parquet.metadata;

import java.util.List;

/** Parses a footer, and checks it against itself and the length of its file. */
public final class FooterParser {
    private FooterParser() {}

    /** @param fileLength for checking the places that the footer names */
    public static Footer parse(byte[] bytes, int from, int end, long fileLength) {
        ThriftReader in = new ThriftReader(bytes, from, end);
        List<SchemaElement> schema = List.of();
        long rows = -1;
        List<RowGroup> rowGroups = List.of();
        String createdBy = "";
        List<String> keys = List.of();
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case 2 -> schema = in.readList(list -> list.readStruct(SchemaElement::parse));
                case 3 -> rows = in.readLong();
                case 4 -> rowGroups = in.readList(list -> list.readStruct(RowGroup::parse));
                case 5 -> keys = in.readList(list -> list.readStruct(FooterParser::parseKey));
                case 6 -> createdBy = in.readString();
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        Footer footer = new Footer(List.copyOf(schema), rows, List.copyOf(rowGroups), createdBy, List.copyOf(keys));
        check(footer, fileLength);
        return footer;
    }

    private static String parseKey(ThriftReader in) {
        String key = "";
        int outer = in.beginStruct();
        while (in.nextField()) {
            if (in.field() == 1) {
                key = in.readString();
            } else {
                in.skip();
            }
        }
        in.endStruct(outer);
        return key;
    }

    private static void check(Footer footer, long fileLength) {
        if (footer.schema().isEmpty()) {
            throw new CorruptDataException("the footer has no schema");
        }
        long leaves = footer.schema().stream()
                .filter(element -> element.type() != null)
                .count();
        long rows = 0;
        for (RowGroup group : footer.rowGroups()) {
            if (group.rows() < 0 || group.columns().size() != leaves) {
                throw new CorruptDataException("a row group of " + group.rows() + " rows and "
                        + group.columns().size() + " columns, but the schema has " + leaves);
            }
            rows += group.rows();
            for (ColumnChunk chunk : group.columns()) {
                check(chunk, group, fileLength);
            }
        }
        if (rows != footer.rows()) {
            throw new CorruptDataException(
                    "the footer says " + footer.rows() + " rows, but its row groups have " + rows);
        }
    }

    private static void check(ColumnChunk chunk, RowGroup group, long fileLength) {
        if (chunk.type() == null) {
            return;
        }
        boolean inFile = chunk.dataOffset() >= 0
                && chunk.bytes() >= 0
                && chunk.bytes() <= fileLength
                && (chunk.external() || chunk.start() <= fileLength - chunk.bytes());
        if (!inFile || chunk.values() < 0) {
            throw new CorruptDataException("a column of " + chunk.values() + " values in " + chunk.bytes()
                    + " bytes at " + chunk.dataOffset() + " of a file of " + fileLength + " bytes, "
                    + group.rows() + " rows");
        }
    }
}
