package io.mesquite.mesos.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A recorded exchange with a real master or agent, from {@code src/test/resources/transcripts}. */
public final class Transcript {
    private static final Pattern RECEIVED = Pattern.compile("#### \\[ *([0-9.]+) s] <<< (\\d+) bytes\n");

    private Transcript() {}

    private static String read(String name) {
        try (InputStream in = Transcript.class.getResourceAsStream("/transcripts/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bodies of the streams that a file holds, one after the other, without HTTP's own framing. */
    public static List<byte[]> streams(String name) {
        String text = read(name + ".stream.txt");
        List<byte[]> bodies = new ArrayList<>();
        StringBuilder raw = new StringBuilder();
        Matcher matcher = RECEIVED.matcher(text);
        while (matcher.find()) {
            String bytes = text.substring(matcher.end(), matcher.end() + Integer.parseInt(matcher.group(2)));
            if (bytes.startsWith("HTTP/1.1 ") && !raw.isEmpty()) {
                bodies.add(body(raw.toString()));
                raw.setLength(0);
            }
            raw.append(bytes);
        }
        bodies.add(body(raw.toString()));
        return bodies;
    }

    private static byte[] body(String response) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int position = response.indexOf("\r\n\r\n") + 4;
        while (position < response.length()) {
            int end = response.indexOf("\r\n", position);
            int length = Integer.parseInt(response.substring(position, end), 16);
            body.writeBytes(response.substring(end + 2, end + 2 + length).getBytes(StandardCharsets.ISO_8859_1));
            position = end + 2 + length + 2;
        }
        return body.toByteArray();
    }

    /** The records of all streams of a file. */
    public static List<byte[]> records(String name) {
        List<byte[]> records = new ArrayList<>();
        for (byte[] stream : streams(name)) {
            new RecordDecoder(records::add).accept(stream, 0, stream.length);
        }
        return records;
    }

    /** The calls that were sent. */
    public static List<Json> calls(String name) {
        return read(name + ".calls.txt")
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(line -> Json.parse(line.getBytes(StandardCharsets.ISO_8859_1)))
                .toList();
    }

    /** The calls of one type that were sent. */
    public static List<Json> calls(String name, String type) {
        return calls(name).stream()
                .filter(call -> call.at("type").requiredText("type").equals(type))
                .toList();
    }
}
