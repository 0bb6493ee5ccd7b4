package io.mesquite.plan.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;

/**
 * The components of a record in their order. Before each that is an object stands a byte that says whether it is there. A record is made
 * by its own constructor, whose checks hold for foreign bytes too.
 */
final class RecordCodec implements Codec {
    private final Class<?> type;
    private final Constructor<?> constructor;
    private final Method[] accessors;
    private final boolean[] nullable;
    private final Codec[] codecs;

    RecordCodec(Class<?> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        this.accessors = new Method[components.length];
        this.nullable = new boolean[components.length];
        this.codecs = new Codec[components.length];
        Class<?>[] parameters = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            parameters[i] = components[i].getType();
            accessors[i] = components[i].getAccessor();
            accessors[i].setAccessible(true);
            nullable[i] = !parameters[i].isPrimitive() && parameters[i] != Object.class;
        }
        try {
            constructor = type.getDeclaredConstructor(parameters);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
        constructor.setAccessible(true);
    }

    /** Not in the constructor: a record may hold records of its own type. */
    void setCodec(int component, Codec codec) {
        codecs[component] = codec;
    }

    @Override
    public void write(Object value, WireOutput output) {
        try {
            for (int i = 0; i < codecs.length; i++) {
                Object component = accessors[i].invoke(value);
                if (nullable[i]) {
                    output.writeByte(component == null ? 0 : 1);
                }
                if (component != null || !nullable[i]) {
                    codecs[i].write(component, output);
                }
            }
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException(type + " can't be read", e);
        }
    }

    @Override
    public Object read(WireInput input) {
        Object[] components = new Object[codecs.length];
        for (int i = 0; i < components.length; i++) {
            components[i] = nullable[i] && !input.readBoolean() ? null : codecs[i].read(input);
        }
        try {
            return constructor.newInstance(components);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "a " + type.getSimpleName() + " is refused: " + e.getCause().getMessage(), e);
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException(type + " can't be made", e);
        }
    }
}
