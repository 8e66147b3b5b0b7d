package ai.victor.language;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.language.LeadsOn.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is offered after an answer is asked next by people who click it: each of it must be understood, and change what it says it changes. */
class OnwardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "revenue last week",
                "contribution margin by channel in January 2027",
                "orders by week this quarter for country US",
                "top 5 designs by units last month",
                "revenue vs ad spend by month",
                "compare revenue in January and February by channel"
            })
    void whatIsOfferedIsUnderstoodAndChangesItsOwnPartAlone(String question) {
        var before = plan(question);
        var leads = leads(question);
        assertThat(leads.parts()).isNotEmpty();
        for (var part : leads.parts()) {
            for (var change : part.changes()) {
                var after = plan(change.question(), question);
                var said = question + " → " + change.question();
                assertThat(after).as(said).isNotEqualTo(before);
                switch (part.kind()) {
                    case METRIC ->
                        assertThat(after.about(before.quantities())).as(said).isEqualTo(before);
                    case BREAKDOWN -> {
                        assertThat(after.quantities()).as(said).isEqualTo(before.quantities());
                        assertThat(after.conditions()).as(said).isEqualTo(before.conditions());
                        assertThat(after.periods()).as(said).isEqualTo(before.periods());
                    }
                    case PERIOD ->
                        assertThat(after.in(before.periods())).as(said).isEqualTo(before);
                    case FILTER ->
                        assertThat(after.under(before.conditions())).as(said).isEqualTo(before);
                }
            }
        }
        for (var step : leads.suggestions()) {
            assertThat(BeeShop.read(step.question(), question))
                    .as(question + " → " + step.question())
                    .isInstanceOfAny(Interpretation.Plan.class, Interpretation.Analyse.class);
        }
    }

    @Test
    void aQuestionHasItsPartsInWords() {
        var parts = leads("contribution margin by channel for country US in January 2027")
                .parts();
        assertThat(parts.stream().map(part -> part.kind() + ": " + part.text()))
                .containsExactly(
                        "METRIC: Contribution margin",
                        "BREAKDOWN: by channel",
                        "PERIOD: January 2027",
                        "FILTER: country US");
    }

    @Test
    void eachPartHasChanges() {
        var parts = leads("contribution margin by channel for country US in January 2027")
                .parts();
        assertThat(parts)
                .allSatisfy(part -> assertThat(part.changes()).as(part.text()).isNotEmpty());
        assertThat(parts.getLast().changes().stream().map(LeadsOn.Step::text)).contains("any country");
    }

    @Test
    void changesGoOnFromChanges() {
        var said = new ArrayList<>(List.of("revenue by channel last month"));
        for (var kind : List.of(Kind.PERIOD, Kind.METRIC, Kind.BREAKDOWN)) {
            var leads = BeeShop.READER.leadsOn(said.getLast(), said.subList(0, said.size() - 1), BeeShop.TODAY);
            var part = leads.parts().stream()
                    .filter(one -> one.kind() == kind)
                    .findFirst()
                    .orElseThrow();
            said.add(part.changes().getFirst().question());
        }
        assertThat(BeeShop.READER.read(said.getLast(), said.subList(0, said.size() - 1), BeeShop.TODAY))
                .isInstanceOf(Interpretation.Plan.class);
    }

    @Test
    void whatWasNotUnderstoodLeadsNowhere() {
        assertThat(leads("colourless green ideas sleep furiously")).isEqualTo(LeadsOn.NOWHERE);
    }

    private static LeadsOn leads(String question) {
        return BeeShop.READER.leadsOn(question, List.of(), BeeShop.TODAY);
    }

    private static Reading plan(String question, String... earlier) {
        return switch (BeeShop.read(question, earlier)) {
            case Interpretation.Plan plan -> plan.reading();
            case Interpretation other -> throw new AssertionError(question + " is read as " + other);
        };
    }
}
