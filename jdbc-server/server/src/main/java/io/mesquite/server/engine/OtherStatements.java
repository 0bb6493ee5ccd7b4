package io.mesquite.server.engine;

import io.mesquite.parser.Statement;
import io.mesquite.planner.OutputColumn;
import io.mesquite.planner.PreparedQuery;
import io.mesquite.spi.connector.CheckStep;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Carries out all statements that are no queries: those that change something here, the others are {@link InformationStatements}. */
final class OtherStatements {
    private final InformationStatements information;
    private final ViewStatements views;
    private final CatalogStatements catalogs;
    private final PreparedStatements prepared;
    private final Names names;

    OtherStatements(MesquiteEngine.Parts parts, PreparedStatements prepared) {
        this.names = parts.names();
        this.information = new InformationStatements(names, parts.functions(), parts.planner());
        this.views = new ViewStatements(parts.views(), names, parts.planner());
        this.catalogs = new CatalogStatements(parts.catalogs(), names, parts.rights());
        this.prepared = prepared;
    }

    /** The columns of a statement's answer; none where it only has an effect. */
    List<OutputColumn> columns(Statement statement) {
        if (statement instanceof Statement.ShowCreateView) {
            return InformationStatements.texts("Create View");
        } else if (statement instanceof Statement.CheckCatalog) {
            return InformationStatements.texts("Step", "Verdict", "Detail", "Cure");
        } else if (statement instanceof Statement.DescribeInput) {
            return List.of(
                    new OutputColumn("Position", SimpleType.BIGINT, false),
                    new OutputColumn("Type", VarcharType.UNBOUNDED, false));
        } else if (statement instanceof Statement.DescribeOutput) {
            return InformationStatements.texts("Column", "Type", "Nullable");
        }
        return information.columns(statement);
    }

    StatementResult answer(Statement statement, Session session) {
        List<OutputColumn> columns = columns(statement);
        if (statement instanceof Statement.ShowCreateView show) {
            return InformationStatements.result(columns, List.of(List.of(views.showCreate(show.name(), session))));
        } else if (statement instanceof Statement.CheckCatalog check) {
            return InformationStatements.result(
                    columns,
                    CatalogDoctor.check(names.connector(names.findCatalog(check.name()))).stream()
                            .map(OtherStatements::row)
                            .toList());
        } else if (statement instanceof Statement.DescribeInput describe) {
            return input(prepared.describe(describe.name(), session), columns);
        } else if (statement instanceof Statement.DescribeOutput describe) {
            return InformationStatements.result(columns, output(describe.name(), session));
        } else if (define(statement, session)) {
            return StatementResult.none();
        }
        return information.answer(statement, session);
    }

    /** Carries out what changes something and has no answer; false where the statement is none of these. */
    private boolean define(Statement statement, Session session) {
        if (statement instanceof Statement.CreateView create) {
            views.create(create, session);
        } else if (statement instanceof Statement.DropView drop) {
            views.drop(drop, session);
        } else if (statement instanceof Statement.CreateCatalog create) {
            catalogs.create(create, session);
        } else if (statement instanceof Statement.DropCatalog drop) {
            catalogs.drop(drop, session);
        } else if (statement instanceof Statement.RefreshTable refresh) {
            catalogs.refresh(refresh, session);
        } else if (statement instanceof Statement.Prepare prepare) {
            prepared.prepare(prepare, session);
        } else if (statement instanceof Statement.Deallocate deallocate) {
            prepared.deallocate(deallocate, session);
        } else {
            return false;
        }
        return true;
    }

    private static List<String> row(CheckStep step) {
        return List.of(step.step(), step.verdict().name().toLowerCase(Locale.ROOT), step.detail(), step.cure());
    }

    private static StatementResult input(Optional<PreparedQuery> query, List<OutputColumn> columns) {
        List<List<Object>> rows = new ArrayList<>();
        for (Type type : query.map(PreparedQuery::parameters).orElse(List.of())) {
            rows.add(List.of((long) rows.size(), Bytes.utf8(type.sql())));
        }
        return StatementResult.of(columns, rows);
    }

    private List<List<String>> output(String name, Session session) {
        List<OutputColumn> columns = prepared.describe(name, session)
                .map(PreparedQuery::columns)
                .orElseGet(() -> columns(prepared.find(name, session)));
        return columns.stream()
                .map(column -> List.of(column.name(), column.type().sql(), column.nullable() ? "YES" : "NO"))
                .toList();
    }
}
