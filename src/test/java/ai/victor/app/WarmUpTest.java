package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import org.junit.jupiter.api.Test;

/** What a server asks itself before anybody else does. */
class WarmUpTest {
    @Test
    void itsQuestionsAreMadeOfTheModelsOwnWords() {
        var model = ((ModelReading.Read) ModelReader.bundled()).model();
        assertThat(WarmUp.questions(model))
                .contains("Ad spend last month", "why did Ad impressions change last month")
                .hasSizeLessThan(100);
    }
}
