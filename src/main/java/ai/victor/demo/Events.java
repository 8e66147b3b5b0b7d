package ai.victor.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What visitors search for, and the recommendations of the experiment: shown to the treated only. */
final class Events {
    private static final int SEARCHES = 170;
    private static final int SHOWN = 620;
    private static final int CLICKED = 140;
    private static final List<String> UNKNOWN_WORDS =
            List.of("gift card", "baby onesie", "keychain", "dad gift", "christmas", "return policy", "socks", "hat");

    private final Timeline timeline;
    private final Catalog catalog;
    private final Experiment experiment;
    private final Chance chance;

    Events(Timeline timeline, Catalog catalog, Experiment experiment, Chance chance) {
        this.timeline = timeline;
        this.catalog = catalog;
        this.experiment = experiment;
        this.chance = chance;
    }

    /** By time. */
    List<SearchOrWidget> of(List<Session> sessions) {
        var events = new ArrayList<SearchOrWidget>();
        for (var i = 0; i < sessions.size(); i++) {
            var session = sessions.get(i);
            if (chance.perMille(SEARCHES)) {
                search(session, i, events);
            }
            var treated = timeline.inExperiment(session.started().toLocalDate())
                    && experiment
                            .of(session.visitor())
                            .filter(assignment -> !assignment.holdout())
                            .isPresent();
            if (treated && chance.perMille(SHOWN)) {
                recommendation(session, i, events);
            }
        }
        events.sort(Comparator.comparing(SearchOrWidget::at));
        return events;
    }

    private void search(Session session, int index, List<SearchOrWidget> events) {
        var known = chance.perMille(780);
        var sku = catalog.any(chance);
        var term = known ? (sku.design().aesthetic() + " " + sku.type().label).strip() : chance.pick(UNKNOWN_WORDS);
        // People type capitals as they like.
        var typed = chance.perMille(150) ? term.substring(0, 1).toUpperCase(Locale.ROOT) + term.substring(1) : term;
        var results = known ? chance.between(3, 48) : chance.perMille(600) ? 0 : chance.between(1, 6);
        events.add(new SearchOrWidget(
                session.started().plusSeconds(chance.between(3, 18)),
                "search",
                index,
                session.visitor(),
                typed,
                Integer.toString(results),
                ""));
    }

    private void recommendation(Session session, int index, List<SearchOrWidget> events) {
        var widget = chance.perMille(550) ? "basket" : "product";
        var shown = session.started().plusSeconds(chance.between(1, 6));
        events.add(new SearchOrWidget(shown, "rec_impression", index, session.visitor(), "", "", widget));
        if (chance.perMille(CLICKED)) {
            events.add(new SearchOrWidget(
                    shown.plusSeconds(chance.between(1, 8)), "rec_click", index, session.visitor(), "", "", widget));
        }
    }
}
