package dev.headgate.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {

    enum Colour {
        BLUE,
        GREEN
    }

    sealed interface Shape {
        record Circle(double radius) implements Shape {}

        record Square(int side) implements Shape {
            public Square {
                if (side < 1) {
                    throw new IllegalArgumentException("side must be at least 1, not " + side);
                }
            }
        }
    }

    record Everything(
            String name,
            int count,
            long big,
            boolean ready,
            Colour colour,
            Instant at,
            Duration bake,
            Optional<String> note,
            List<Shape> shapes,
            Map<String, Integer> weights) {}

    private static final Everything SAMPLE = new Everything(
            "web \"quoted\" ü",
            3,
            5_000_000_000L,
            true,
            Colour.GREEN,
            Instant.parse("2026-01-31T12:00:00Z"),
            Duration.ofMinutes(90),
            Optional.empty(),
            List.of(new Shape.Circle(1.5), new Shape.Square(2)),
            Map.of("blue", 90));

    @Test
    void readsBackWhatItWrote() {
        assertThat(Json.read(Json.write(SAMPLE), Everything.class)).isEqualTo(SAMPLE);
    }

    @Test
    void leavesOutWhatIsAbsentAndNamesTheCaseOfASealedInterface() {
        assertThat(Json.write(SAMPLE))
                .doesNotContain("note")
                .contains("{\"type\":\"Square\",\"side\":2}")
                .contains("\"bake\":\"PT1H30M\"");
    }

    @Test
    void ignoresMembersItDoesNotKnow() {
        assertThat(Json.read("{\"type\":\"Square\",\"side\":2,\"tomorrow\":true}", Shape.class))
                .isEqualTo(new Shape.Square(2));
    }

    @Test
    void takesAWholeNumberThatJsonataWroteAsADouble() {
        assertThat(Json.read("{\"type\":\"Square\",\"side\":2.0}", Shape.class)).isEqualTo(new Shape.Square(2));
    }

    @Test
    void namesThePlaceOfWhatIsMissingOrMistyped() {
        record Box(List<Shape.Square> squares) {}

        assertThatThrownBy(() -> Json.read("{\"squares\":[{\"side\":1},{}]}", Box.class))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("$.squares[1].side is missing");
        assertThatThrownBy(() -> Json.read("{\"squares\":[{\"side\":\"wide\"}]}", Box.class))
                .hasMessage("$.squares[0].side must be a number, not the text \"wide\"");
        assertThatThrownBy(() -> Json.read("{\"squares\":[{\"side\":1.5}]}", Box.class))
                .hasMessageContaining("must be a whole number, not the number 1.5");
        assertThatThrownBy(() -> Json.read("{\"type\":\"Triangle\"}", Shape.class))
                .hasMessage("$.type must be one of [Circle, Square], not the text \"Triangle\"");
    }

    @Test
    void passesOnTheWordsOfACheckingConstructor() {
        assertThatThrownBy(() -> Json.read("{\"type\":\"Square\",\"side\":0}", Shape.class))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("$: side must be at least 1, not 0");
    }

    @Test
    void refusesTextThatIsNoJson() {
        assertThatThrownBy(() -> Json.read("{\"side\":", Shape.Square.class))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageStartingWith("This is not JSON: ");
        assertThatThrownBy(() -> Json.tree("")).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> Json.tree("null")).isInstanceOf(MalformedJsonException.class);
    }
}
