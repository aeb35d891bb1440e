package dev.headgate.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {
    private static final List<String> KNOWN = List.of("strategy", "bake", "gates", "alarms", "turnTimeout", "dev");

    @ParameterizedTest
    @CsvSource({
        "stratgey, strategy",
        "strat, strategy",
        "bakeTime, bake",
        "alarm, alarms",
        "turntimeout, turnTimeout",
        "de, dev",
    })
    void findsWhatWasMeant(String written, String meant) {
        assertThat(Nearest.to(written, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"qa", "cake-shop", "x", "", "port"})
    void staysSilentWhereItCouldOnlyGuess(String written) {
        assertThat(Nearest.to(written, KNOWN)).isEmpty();
    }

    @Test
    void prefersTheNearer() {
        assertThat(Nearest.to("aleca", List.of("alena", "alexa2"))).contains("alena");
    }
}
