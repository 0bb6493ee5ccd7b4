package io.mesquite.planner.logical;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;

/** Makes types by {@link MesquiteTypeSystem}; all text is UTF-8. */
final class MesquiteTypeFactory extends SqlTypeFactoryImpl {
    MesquiteTypeFactory() {
        super(MesquiteTypeSystem.INSTANCE);
    }

    @Override
    public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
    }
}
