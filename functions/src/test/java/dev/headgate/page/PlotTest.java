package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Four points from x = 100 to 140, and a scale from 0 at y = 60 to 10 at y = 10. */
class PlotTest {

    private static final Plot.Area AREA = new Plot.Area(100, 10, 40, 50);
    private static final Plot PLOT = new Plot(AREA, 4, 0, 10);

    @Test
    void aLineGoesThroughTheMiddleOfItsPoints() {
        assertThat(line(List.of(Optional.of(0.0), Optional.of(5.0), Optional.of(10.0), Optional.of(2.0))))
                .isEqualTo("M105.0 60.0 L115.0 35.0 L125.0 10.0 L135.0 50.0");
    }

    @Test
    void aLineIsBrokenWhereThereIsNoValue() {
        assertThat(PLOT.line(
                        "green",
                        List.of(Optional.of(5.0), Optional.of(0.0), Optional.<Double>empty(), Optional.of(5.0))::get))
                .hasToString("<path class=\"green\" d=\"M105.0 35.0 L115.0 60.0\"></path>"
                        + "<path class=\"green alone\" d=\"M135.0 35.0 h0.1\"></path>");
        assertThat(line(List.of(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())))
                .isEmpty();
    }

    @Test
    void valuesBeyondTheScaleAreDrawnOnItsEdge() {
        assertThat(line(List.of(
                        Optional.of(-1.0),
                        Optional.of(11.0),
                        Optional.of(Double.NEGATIVE_INFINITY),
                        Optional.of(Double.POSITIVE_INFINITY))))
                .isEqualTo("M105.0 60.0 L115.0 10.0 L125.0 60.0 L135.0 10.0");
    }

    @Test
    void aBandGoesThereAboveAndBackBelow() {
        Plot two = new Plot(AREA, 2, 0, 10);

        assertThat(two.band("bounds", point -> point * 1.0, point -> 10.0 - point))
                .hasToString("<path class=\"bounds\" d=\"M110.0 10.0 L130.0 15.0 L130.0 55.0 L110.0 60.0 Z\"></path>");
    }

    @Test
    void aLevelGoesAcrossAndAMomentDown() {
        assertThat(PLOT.level("objective", 2))
                .hasToString("<path class=\"objective\" d=\"M100.0 50.0 H140.0\"></path>");
        assertThat(PLOT.moment("mark", 1)).hasToString("<path class=\"mark\" d=\"M110.0 10.0 V60.0\"></path>");
    }

    @Test
    void withoutPointsThereIsNothingButLevels() {
        Plot none = new Plot(AREA, 0, 0, 10);

        assertThat(none.line("green", point -> Optional.of(1.0))).hasToString("<path class=\"green\" d=\"\"></path>");
        assertThat(none.band("bounds", point -> 1.0, point -> 2.0)).isEqualTo(Html.NOTHING);
        assertThat(none.level("objective", 2))
                .hasToString("<path class=\"objective\" d=\"M100.0 50.0 H140.0\"></path>");
    }

    @Test
    void styleNamesAreEscaped() {
        assertThat(PLOT.level("\"><script>", 2).toString()).startsWith("<path class=\"&quot;&gt;&lt;script&gt;\"");
    }

    @Test
    void refusesAScaleWithoutExtent() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Plot(AREA, 1, 2, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Plot(AREA, 1, 0, Double.NaN));
    }

    /** Of values, one for each point. */
    private static String line(List<Optional<Double>> values) {
        return PLOT.line("green", values::get)
                .toString()
                .replace("<path class=\"green\" d=\"", "")
                .replace("\"></path>", "");
    }
}
