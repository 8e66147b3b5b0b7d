package ai.victor.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A settings file is read with the place of each key, or said to be none. */
class FlatYamlTest {
    @Test
    void eachKeyHasItsTextAndPlace() {
        var yaml = FlatYaml.read("victor.yml", "# ours\ncurrency: USD\nfirst_order_name: \"#5001\"\nempty:\n");
        assertThat(yaml.problems()).isEmpty();
        assertThat(yaml.entry("currency").orElseThrow().value()).isEqualTo("USD");
        assertThat(yaml.entry("currency").orElseThrow().place()).hasToString("victor.yml:2:1");
        assertThat(yaml.entry("first_order_name").orElseThrow().value()).isEqualTo("#5001");
        assertThat(yaml.entry("empty")).isEmpty();
        assertThat(yaml.entries()).containsKey("empty");
    }

    @Test
    void whatIsNotFlatIsAProblemAtItsLine() {
        assertThat(FlatYaml.read("victor.yml", "a: 1\nb: [1, 2]\n").problems())
                .singleElement()
                .asString()
                .startsWith("victor.yml:2");
        assertThat(FlatYaml.read("victor.yml", "a: 1\n  b: \"\n").problems()).hasSize(1);
        assertThat(FlatYaml.read("victor.yml", "- a\n").problems()).hasSize(1);
        assertThat(FlatYaml.read("victor.yml", "").entries()).isEmpty();
    }
}
