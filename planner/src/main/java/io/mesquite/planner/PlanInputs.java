package io.mesquite.planner;

import io.mesquite.catalog.View;
import io.mesquite.planner.catalog.MesquiteTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Notes what the planning of one statement looks at. Used by the thread that plans. */
public final class PlanInputs {
    private final SessionContext session;
    private final List<MesquiteTable> tables = new ArrayList<>();
    private final List<View> views = new ArrayList<>();
    private boolean startWasRead;

    public PlanInputs(SessionContext session) {
        this.session = session;
    }

    public void add(MesquiteTable table) {
        tables.add(table);
    }

    public void add(View view) {
        views.add(view);
    }

    /** When the statement began; a plan made with it is good for this statement only. */
    public Instant start() {
        startWasRead = true;
        return session.start();
    }

    /** All that was looked at so far. */
    public PlanBasis basis() {
        return new PlanBasis(
                tables.stream().map(MesquiteTable::known).distinct().toList(),
                views.stream().distinct().toList(),
                startWasRead);
    }
}
