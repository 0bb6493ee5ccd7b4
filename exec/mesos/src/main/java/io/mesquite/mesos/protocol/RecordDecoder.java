package io.mesquite.mesos.protocol;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/**
 * Cuts a RecordIO stream into records: the length in decimal digits, a line feed, and that many bytes. Bytes may come in pieces of any
 * size; a piece may end in the middle of a length.
 */
public final class RecordDecoder {
    /** More than any message of a sane master: an offer is about a kilobyte, and a message has at most all agents' offers. */
    private static final int MOST_BYTES = 256 << 20;

    private final Consumer<byte[]> records;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean inLength = true;
    private int digits;
    private long length;

    /** @param records gets each whole record, in order */
    public RecordDecoder(Consumer<byte[]> records) {
        this.records = records;
    }

    /**
     * Takes the next bytes of the stream.
     *
     * @throws ProtocolException when these can't be part of a RecordIO stream
     */
    public void accept(byte[] bytes, int offset, int count) {
        int position = offset;
        int end = offset + count;
        while (position < end) {
            if (inLength) {
                acceptLength(bytes[position++]);
            } else {
                int taken = (int) Math.min(length - body.size(), end - position);
                body.write(bytes, position, taken);
                position += taken;
            }
            if (!inLength && body.size() == length) {
                finishRecord();
            }
        }
    }

    /** Whether the stream may end here; in the middle of a record it was cut off. */
    public boolean atBoundary() {
        return inLength && digits == 0;
    }

    private void acceptLength(byte next) {
        if (next >= '0' && next <= '9') {
            digits++;
            length = length * 10 + (next - '0');
            if (length > MOST_BYTES) {
                throw new ProtocolException("A record of " + length + " bytes or more is longer than " + MOST_BYTES);
            }
        } else if (next == '\n' && digits > 0) {
            inLength = false;
        } else {
            throw new ProtocolException("Byte " + next + " can't be part of the length of a record");
        }
    }

    private void finishRecord() {
        byte[] record = body.toByteArray();
        body.reset();
        inLength = true;
        digits = 0;
        length = 0;
        records.accept(record);
    }
}
