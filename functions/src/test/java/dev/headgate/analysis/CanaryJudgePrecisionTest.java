package dev.headgate.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against an independent reckoning in 60 decimal digits: analysis/judgements.py wrote analysis/judgements.json. */
class CanaryJudgePrecisionTest {

    static Stream<Named<Map<?, ?>>> cases() throws IOException {
        try (InputStream json = CanaryJudgePrecisionTest.class.getResourceAsStream("/analysis/judgements.json")) {
            return JSON.std.listFrom(Objects.requireNonNull(json)).stream()
                    .map(entry -> (Map<?, ?>) entry)
                    .map(entry -> Named.<Map<?, ?>>of(String.valueOf(entry.get("name")), entry))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithAReckoningInSixtyDigits(Map<?, ?> entry) {
        Map<?, ?> table = (Map<?, ?>) Objects.requireNonNull(entry.get("table"));
        Map<?, ?> expected = (Map<?, ?>) Objects.requireNonNull(entry.get("judgement"));

        Judgement judgement = CanaryJudge.judge(rows(table), history(table), parameters(table), true);

        assertThat(judgement.verdict()).hasToString(String.valueOf(expected.get("verdict")));
        assertThat(judgement.reason()).hasToString(String.valueOf(expected.get("reason")));
        assertThat(judgement.failMinute().orElse(null)).isEqualTo(expected.get("failMinute"));
        assertClose(judgement.phi(), expected, "phi");
        List<Map<?, ?>> minutes = maps(expected, "minutes");
        assertThat(judgement.minutes()).hasSameSizeAs(minutes);
        for (int minute = 0; minute < minutes.size(); minute++) {
            MinuteEvidence evidence = judgement.minutes().get(minute);
            assertClose(evidence.lnE(), minutes.get(minute), "lnE");
            assertClose(evidence.lnERelative(), minutes.get(minute), "lnERelative");
            assertClose(evidence.lnEAbsolute(), minutes.get(minute), "lnEAbsolute");
            assertClose(evidence.lnELeaveOneOut(), minutes.get(minute), "lnELeaveOneOut");
        }
    }

    private static void assertClose(double actual, Map<?, ?> expected, String name) {
        double value = number(expected, name, 0);
        assertThat(actual).as(name).isCloseTo(value, Offset.offset(1e-11 + 1e-12 * Math.abs(value)));
    }

    private static List<MinuteRow> rows(Map<?, ?> table) {
        return maps(table, "rows").stream()
                .map(row -> new MinuteRow(
                        number(row, "nG", 0),
                        number(row, "xG", 0),
                        number(row, "nB", 0),
                        number(row, "xB", 0),
                        BaselineSource.valueOf(String.valueOf(row.get("source")))))
                .toList();
    }

    private static List<HistoryMinute> history(Map<?, ?> table) {
        return maps(table, "history").stream()
                .map(minute -> new HistoryMinute(number(minute, "n", 0), number(minute, "x", 0)))
                .toList();
    }

    private static JudgeParameters parameters(Map<?, ?> table) {
        JudgeParameters defaults = JudgeParameters.DEFAULTS;
        return new JudgeParameters(
                number(table, "alpha", defaults.alpha()),
                number(table, "rho0Concurrent", defaults.rho0Concurrent()),
                number(table, "rho0History", defaults.rho0History()),
                number(table, "rho1", defaults.rho1()),
                number(table, "beta", defaults.beta()),
                number(table, "pMax", defaults.pMax()),
                table.containsKey("phi") ? Optional.of(number(table, "phi", 1)) : Optional.empty());
    }

    private static List<Map<?, ?>> maps(Map<?, ?> from, String name) {
        return from.get(name) instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList()
                : List.of();
    }

    private static double number(Map<?, ?> from, String name, double otherwise) {
        return from.get(name) instanceof Number number ? number.doubleValue() : otherwise;
    }
}
