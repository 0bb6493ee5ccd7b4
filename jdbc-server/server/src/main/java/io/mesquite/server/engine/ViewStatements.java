package io.mesquite.server.engine;

import io.mesquite.catalog.View;
import io.mesquite.catalog.ViewStore;
import io.mesquite.parser.Statement;
import io.mesquite.planner.OutputColumn;
import io.mesquite.planner.PreparedQuery;
import io.mesquite.planner.catalog.CatalogLookup;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes and drops views, and writes them down. */
final class ViewStatements {
    private final ViewStore views;
    private final Names names;
    private final QueryPlanner planner;

    ViewStatements(ViewStore views, Names names, QueryPlanner planner) {
        this.views = views;
        this.names = names;
        this.planner = planner;
    }

    void create(Statement.CreateView create, Session session) {
        Place place = Place.ofTable(create.name(), session, names);
        String name = create.name().get(create.name().size() - 1);
        Optional<View> before = views.find(place.catalog(), place.schema(), name);
        if (before.isPresent() && create.ifNotExists()) {
            return;
        }
        if (place.schema().equals(CatalogLookup.INFORMATION_SCHEMA)) {
            throw new MesquiteException(
                    ErrorCode.NOT_SUPPORTED, "There are no views in information_schema; choose another schema");
        }
        if (names.tables(place.catalog(), place.schema()).stream()
                .anyMatch(table -> table.equalsIgnoreCase(name) && before.isEmpty())) {
            throw new MesquiteException(
                    ErrorCode.ALREADY_EXISTS,
                    "There is already a table " + place.catalog() + "." + place.schema() + "." + name
                            + "; give the view another name");
        }
        View view = new View(
                place.catalog(),
                place.schema(),
                name,
                create.query().sql(),
                columns(create, session),
                create.comment(),
                session.user(),
                session.catalog(),
                session.schema());
        before.ifPresent(old -> refuseCircle(create, view, session));
        views.put(view, create.orReplace());
    }

    private List<String> columns(Statement.CreateView create, Session session) {
        PreparedQuery query = planner.prepare(create.query(), session.context());
        if (!query.parameters().isEmpty()) {
            throw new MesquiteException(
                    ErrorCode.INVALID_PARAMETER, "The query of a view can't have parameters; write their values");
        }
        List<String> own = query.columns().stream().map(OutputColumn::name).toList();
        if (!create.columns().isEmpty() && create.columns().size() != own.size()) {
            throw new MesquiteException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The view has " + create.columns().size() + " names of columns and its query gives " + own.size()
                            + " columns");
        }
        List<String> columns = create.columns().isEmpty() ? own : create.columns();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column.toLowerCase(Locale.ROOT))) {
                throw new MesquiteException(
                        ErrorCode.AMBIGUOUS_NAME,
                        "The view would have two columns " + column + "; give one another name with AS");
            }
        }
        return columns;
    }

    /** A view that replaces another may be read by what it reads itself. */
    private void refuseCircle(Statement.CreateView create, View view, Session session) {
        if (planner.views(create.query(), session.context()).stream()
                .anyMatch(read -> read.fullName().equalsIgnoreCase(view.fullName()))) {
            throw new MesquiteException(
                    ErrorCode.VIEW_INVALID, "The view " + view.fullName() + " would read itself; change its query");
        }
    }

    void drop(Statement.DropView drop, Session session) {
        Place place = Place.ofTable(drop.name(), session, names);
        String name = drop.name().get(drop.name().size() - 1);
        if (!views.drop(place.catalog(), place.schema(), name) && !drop.ifExists()) {
            throw notFound(place, name);
        }
    }

    /** The statement that would make the view again. */
    String showCreate(List<String> name, Session session) {
        Place place = Place.ofTable(name, session, names);
        String last = name.get(name.size() - 1);
        View view = views.find(place.catalog(), place.schema(), last).orElseThrow(() -> notFound(place, last));
        StringBuilder sql = new StringBuilder("CREATE VIEW ")
                .append(SqlNames.quoted(view.catalog(), view.schema(), view.name()))
                .append(" (")
                .append(String.join(
                        ", ", view.columns().stream().map(SqlNames::quoted).toList()))
                .append(")");
        if (!view.comment().isEmpty()) {
            sql.append(" COMMENT ").append(SqlNames.text(view.comment()));
        }
        return sql.append(" AS\n").append(view.sql()).toString();
    }

    private MesquiteException notFound(Place place, String name) {
        boolean isTable = names.tables(place.catalog(), place.schema()).stream().anyMatch(name::equalsIgnoreCase);
        String known = place.catalog() + "." + place.schema() + "." + name;
        return new MesquiteException(
                ErrorCode.TABLE_NOT_FOUND, isTable ? known + " is a table and no view" : "There is no view " + known);
    }
}
