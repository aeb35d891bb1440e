package dev.headgate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LostTest {

    @Test
    void whatWasAddedIsNoLoss() {
        assertThat(Lost.of(Map.of("a", 1), Map.of("a", 1.0, "b", "new"))).isEmpty();
    }

    @Test
    void namesThePlaceOfWhatIsGoneOrOtherwise() {
        Object given = Map.of("a", List.of(Map.of("b", "x"), "y"), "c", "PT60S");

        assertThat(Lost.of(given, Map.of("a", List.of(Map.of(), "z"), "c", "PT1M")))
                .containsExactlyInAnyOrder("$.a[0].b", "$.a[1]: y became z");
    }

    @Test
    void aListThatIsShorterIsOtherwise() {
        assertThat(Lost.of(List.of(1, 2), List.of(1))).containsExactly("$: [1, 2] became [1]");
    }
}
