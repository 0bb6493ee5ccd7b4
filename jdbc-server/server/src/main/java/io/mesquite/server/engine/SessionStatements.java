package io.mesquite.server.engine;

import io.mesquite.parser.Statement;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries out the statements that change a session: USE, SET SESSION and RESET SESSION. */
final class SessionStatements {
    private final Names names;

    SessionStatements(Names names) {
        this.names = names;
    }

    void execute(Statement statement, Session session) {
        if (statement instanceof Statement.Use use) {
            use(use.name(), session);
        } else if (statement instanceof Statement.SetSession set) {
            session.set(set.name(), set.value());
        } else if (statement instanceof Statement.ResetSession reset) {
            session.reset(reset.name());
        } else if (statement instanceof Statement.ResetAll) {
            session.resetAll();
        } else {
            throw new MesquiteException(
                    ErrorCode.NOT_SUPPORTED,
                    "Mesquite can't execute " + statement.getClass().getSimpleName() + " by itself");
        }
    }

    /** One part is a schema of the current catalog, or else a catalog; with a catalog's only schema goes that one. */
    private void use(List<String> parts, Session session) {
        String last = parts.get(parts.size() - 1);
        if (parts.size() == 2) {
            String catalog = names.findCatalog(parts.get(0));
            session.use(Optional.of(catalog), Optional.of(names.findSchema(catalog, last)));
            return;
        }
        Optional<String> schema = session.catalog().flatMap(catalog -> names.schemas(catalog).stream()
                .filter(last::equalsIgnoreCase)
                .findFirst());
        if (schema.isPresent()) {
            session.use(session.catalog(), schema);
            return;
        }
        String catalog = names.catalogs().stream()
                .filter(last::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> noSuchName(last, session));
        List<String> schemas = names.ownSchemas(catalog);
        session.use(Optional.of(catalog), schemas.size() == 1 ? Optional.of(schemas.get(0)) : Optional.empty());
    }

    private MesquiteException noSuchName(String name, Session session) {
        List<String> known = new ArrayList<>(names.catalogs());
        session.catalog().ifPresent(catalog -> known.addAll(names.schemas(catalog)));
        return new MesquiteException(
                ErrorCode.SCHEMA_NOT_FOUND,
                "There is no schema or catalog '" + name + "'" + NearestName.suggestion(name, known));
    }
}
