package io.mesquite.plan.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What connectors implement, such as splits: the class's name, then the record. Only records that implement the interface are made, and no
 * class is initialized before that is known, so that no bytes can make anything else happen.
 */
final class OpenTypeCodec implements Codec {
    private final Class<?> openType;
    private final Map<String, Codec> codecs = new ConcurrentHashMap<>();

    OpenTypeCodec(Class<?> openType) {
        this.openType = openType;
    }

    @Override
    public void write(Object value, WireOutput output) {
        String name = value.getClass().getName();
        Codec codec = codecs.computeIfAbsent(name, this::codec);
        output.writeText(name);
        codec.write(value, output);
    }

    @Override
    public Object read(WireInput input) {
        return codecs.computeIfAbsent(input.readText(), this::codec).read(input);
    }

    private Codec codec(String name) {
        Class<?> type;
        try {
            type = Class.forName(name, false, openType.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalArgumentException("there is no " + openType.getSimpleName() + " " + name, e);
        }
        if (!type.isRecord() || !openType.isAssignableFrom(type)) {
            throw new IllegalArgumentException(name + " is not a record that implements " + openType.getName());
        }
        return new Codecs().find(type);
    }
}
