package io.mesquite.engine.aggregate;

import io.mesquite.engine.function.TypePattern;
import io.mesquite.spi.type.Type;
import java.util.Map;

/** A parameter that takes any type, whatever the others take. */
record AnyType() implements TypePattern {
    @Override
    public boolean bind(Type argument, Map<String, Type> variables) {
        return true;
    }

    @Override
    public Type resolve(Type argument, Map<String, Type> variables) {
        return argument;
    }

    @Override
    public String text() {
        return "ANY";
    }
}
