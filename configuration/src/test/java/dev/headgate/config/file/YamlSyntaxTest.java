package dev.headgate.config.file;

import static dev.headgate.config.file.FaultyYaml.faultsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What YAML itself refuses becomes a fault with its line. */
class YamlSyntaxTest {
    private static final String CURE =
            "Indent the keys of one section alike, close each bracket, and put a text with a colon in quotes";

    @Test
    void refusesTabs() {
        assertThat(faultsOf("headgate: 1\nservices:\n\tweb: {}\n"))
                .containsExactly(":3: this is not YAML: found character '\\t(TAB)' that cannot start any token. "
                        + "(Do not use \\t(TAB) for indentation). Indent with spaces");
    }

    @Test
    void refusesUnequalIndentation() {
        assertThat(faultsOf("services:\n  web: {}\n api: {}\n"))
                .containsExactly(":3: this is not YAML: expected <block end>, but found '<block mapping start>', "
                        + "while parsing a block mapping since line 1. " + CURE);
    }

    @Test
    void refusesAnOpenBracket() {
        assertThat(faultsOf("services: {web: {\nregion: a\n"))
                .singleElement()
                .asString()
                .startsWith(":3: this is not YAML: ")
                .endsWith(CURE);
    }

    @Test
    void refusesAnOpenQuote() {
        assertThat(faultsOf("headgate: 1\nregion: \"us-east-1\nservices: {}\n"))
                .containsExactly(":4: this is not YAML: found unexpected end of stream, "
                        + "while scanning a quoted scalar since line 2. Close the quotes");
    }

    @Test
    void refusesABareAsterisk() {
        assertThat(faultsOf("headgate: 1\nimages: [*]\n"))
                .singleElement()
                .asString()
                .startsWith(":2: ")
                .endsWith("Put a text that starts with a sign such as * or @ in quotes");
    }

    @Test
    void refusesControlCharacters() {
        assertThat(faultsOf("headgate: 1\nregion: us\u0007east-1\n"))
                .containsExactly(":2: this is not YAML: it has the control character U+0007. Remove it");
    }

    @Test
    void refusesASecondDocument() {
        assertThat(faultsOf("headgate: 1\n---\nheadgate: 1\n"))
                .singleElement()
                .asString()
                .startsWith(":2: this is not YAML: ");
    }

    @Test
    void refusesWhatStandsInItself() {
        assertThat(faultsOf("headgate: 1\napprovers: &all {alice: *all}\n"))
                .contains(":2: what is marked with & here stands in itself. Write it out");
    }

    /** Written out, these would be two to the power of 25 sections. */
    @Test
    void takesWhatStandsInManyPlacesForOne() {
        StringBuilder yaml = new StringBuilder("headgate: 1\na0: &a0 {}\n");
        for (int i = 1; i < 25; i++) {
            yaml.append("a%d: &a%d {x: *a%d, y: *a%d}\n".formatted(i, i, i - 1, i - 1));
        }

        assertThat(faultsOf(yaml.toString()))
                .contains(":2: the key a0 is unknown. Known here: headgate, "
                        + "environmentSuffix, account, region, approvers, environments, services, approvals, subscribers, "
                        + "permissionsBoundary, timeZones, functions");
    }
}
