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

    record Renamed(
            @Stored("old") String better, @Stored("since") Optional<Instant> from) {}

    @Test
    void aMemberKeepsTheNameUnderWhichItIsStored() {
        Renamed renamed = new Renamed("x", Optional.of(Instant.EPOCH));

        assertThat(Json.write(renamed)).isEqualTo("{\"old\":\"x\",\"since\":\"1970-01-01T00:00:00Z\"}");
        assertThat(Json.read(Json.write(renamed), Renamed.class)).isEqualTo(renamed);
        assertThatThrownBy(() -> Json.read("{\"better\":\"x\"}", Renamed.class))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("$.old is missing");
    }

    record Framed(String name, @Beside Shape shape, boolean hung) {}

    @Test
    void theFirstCaseStandsBesideAsIfItsMembersWereTheRecordsOwn() {
        Framed framed = new Framed("moon", new Shape.Circle(1.5), true);

        assertThat(Json.write(framed)).isEqualTo("{\"name\":\"moon\",\"radius\":1.5,\"hung\":true}");
        assertThat(Json.read(Json.write(framed), Framed.class)).isEqualTo(framed);
        assertThatThrownBy(() -> Json.read("{\"name\":\"moon\",\"hung\":true}", Framed.class))
                .hasMessage("$.radius is missing");
    }

    @Test
    void eachOtherCaseThatStandsBesideIsKnownByItsType() {
        Framed framed = new Framed("box", new Shape.Square(2), false);

        assertThat(Json.write(framed)).isEqualTo("{\"name\":\"box\",\"type\":\"Square\",\"side\":2,\"hung\":false}");
        assertThat(Json.read(Json.write(framed), Framed.class)).isEqualTo(framed);
        assertThatThrownBy(() -> Json.read("{\"name\":\"\",\"type\":\"Line\",\"hung\":true}", Framed.class))
                .hasMessage("$.type must be one of [Circle, Square], not the text \"Line\"");
    }

    @Test
    void aRecordStandsBesideInAnotherThatHasATypeOfItsOwn() {
        record Size(int width, Optional<Integer> height) {}
        record Plain(@Beside Size size, String type) {}

        Plain plain = new Plain(new Size(3, Optional.empty()), "oak");

        assertThat(Json.write(plain)).isEqualTo("{\"width\":3,\"type\":\"oak\"}");
        assertThat(Json.read(Json.write(plain), Plain.class)).isEqualTo(plain);
    }

    @Test
    void refusesMembersOfWhichOneWouldBeWrittenOverTheOther() {
        record Twice(int side, @Beside Shape shape) {}
        record Typed(String type, @Beside Shape shape) {}

        assertThatThrownBy(() -> Json.write(new Twice(1, new Shape.Circle(1))))
                .hasMessageEndingWith("Twice has two members that are stored as side");
        assertThatThrownBy(() -> Json.write(new Typed("oak", new Shape.Circle(1))))
                .hasMessageEndingWith("Typed has two members that are stored as type");
    }

    @Test
    void refusesWhatHasNoMembersToStandBeside() {
        record Counted(@Beside Optional<Integer> count) {}

        assertThatThrownBy(() -> Json.write(new Counted(Optional.empty())))
                .hasMessage("java.util.Optional has no members that could stand beside others");
    }

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

    /** In a list or a map of somebody else's, null is as wrong as any other type, and no fault of the program. */
    @Test
    void refusesNullByItsPlace() {
        record Box(List<Shape.Square> squares, Map<String, String> texts, Optional<Object> any) {}

        assertThatThrownBy(() -> Json.read("{\"squares\":[null],\"texts\":{}}", Box.class))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("$.squares[0] must be an object, not null");
        assertThatThrownBy(() -> Json.read("{\"squares\":[],\"texts\":{\"a\":null}}", Box.class))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("$.texts.a must be a text, not null");
        assertThatThrownBy(() -> Json.read("{\"type\":null}", Shape.class)).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> Json.tree(Json.tree("[1,null]"))).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void refusesWhatIsTooDeepOrTooLong() {
        for (int depth : new int[] {51, 1_000, 100_000}) {
            assertThatThrownBy(() -> Json.tree("[".repeat(depth) + "]".repeat(depth)))
                    .isInstanceOf(MalformedJsonException.class);
            assertThatThrownBy(() -> Json.tree("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)))
                    .isInstanceOf(MalformedJsonException.class);
        }
        assertThat(Json.tree("[".repeat(50) + "]".repeat(50))).isNotNull();
        assertThatThrownBy(() -> Json.tree("\"" + "a".repeat(1_000_000) + "\""))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("This is not JSON: it has more than 1000000 characters");
        assertThat(Json.tree("\"" + "a".repeat(260 * 1024) + "\"")).isInstanceOf(String.class);
    }

    @Test
    void quotesOnOneShortLine() {
        assertThatThrownBy(() -> Json.read(
                        Json.write(Map.of("type", "Square", "side", "\u001b[2J\u0085" + "w".repeat(100_000))),
                        Shape.class))
                .hasMessageMatching("\\$\\.side must be a number, not the text \"\\[2J w{70,80}\\.\\.\\.\"");
    }

    record Told(String name, @Unwritten Optional<String> kept) {}

    record Forgotten(@Unwritten String lost) {}

    @Test
    void leavesOutWhatStaysWithWhoMadeIt() {
        assertThat(Json.write(new Told("web", Optional.of("mine")))).isEqualTo("{\"name\":\"web\"}");
        assertThat(Json.read("{\"name\":\"web\",\"kept\":\"theirs\"}", Told.class))
                .isEqualTo(new Told("web", Optional.empty()));
        assertThatThrownBy(() -> Json.write(new Forgotten("a")))
                .hasMessageEndingWith("Forgotten.lost is never written, and must be an Optional");
    }
}
