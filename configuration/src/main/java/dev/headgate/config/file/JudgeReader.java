package dev.headgate.config.file;

import dev.headgate.config.Gate;
import dev.headgate.config.JudgeRules;
import dev.headgate.config.JudgeRules.OnInconclusive;
import dev.headgate.config.JudgeRules.Stream;
import dev.headgate.config.ReleaseRules;
import dev.headgate.text.DurationText;
import dev.headgate.tree.Format;
import dev.headgate.tree.Section;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how green's metrics are judged. */
final class JudgeReader {

    private static final JudgeRules DEFAULTS = JudgeRules.DEFAULTS;
    private static final String EXAMPLE = "judge: {objective: 1%, onInconclusive: extend}";

    /** CodeDeploy keeps blue for two days at most; Headgate ends the wait itself and needs some time for that. */
    private static final Duration BLUE_KEPT_AT_MOST = Duration.ofMinutes(47 * 60 + 30);

    private static final Format<Boolean> ENABLED = Format.choice(List.of(true, false), String::valueOf);
    private static final Format<Stream> STREAM = Format.choice(List.of(Stream.values()), Stream::word);
    private static final Format<OnInconclusive> ON_INCONCLUSIVE =
            Format.choice(List.of(OnInconclusive.values()), OnInconclusive::word);
    private static final Format<Double> OBJECTIVE = share("0.01", "50", "1");
    private static final Format<Double> ALPHA = number("0.0001", "0.2", "0.01");
    private static final Format<Double> MARGIN = number("1", "10", "1.25");
    private static final Format<Duration> MAXIMUM_EXTENSION =
            Format.duration(Duration.ZERO, Duration.ofDays(1), Duration.ofMinutes(30));
    private static final Format<Duration> HOLD_FOR =
            Format.duration(Duration.ofMinutes(1), Duration.ofDays(1), Duration.ofHours(1));

    private final List<String> approvers;

    JudgeReader(Collection<String> approvers) {
        this.approvers = List.copyOf(approvers);
    }

    /** The judge's rules; empty where it is switched off. */
    Optional<JudgeRules> read(Section rules, List<Gate> gates) {
        Section section = rules.section("judge", EXAMPLE);
        boolean enabled = section.optional("enabled", ENABLED).orElse(true);
        JudgeRules judge = new JudgeRules(
                streams(section),
                section.optional("objective", OBJECTIVE).orElse(DEFAULTS.objective()),
                section.optional("alpha", ALPHA).orElse(DEFAULTS.alpha()),
                section.optional("margin", MARGIN).orElse(DEFAULTS.margin()),
                onInconclusive(section),
                section.optional("maximumExtension", MAXIMUM_EXTENSION).orElse(DEFAULTS.maximumExtension()),
                section.optional("holdFor", HOLD_FOR).orElse(DEFAULTS.holdFor()),
                gates.isEmpty() ? approvers : List.of());
        return enabled ? Optional.of(judge) : Optional.empty();
    }

    private static List<Stream> streams(Section section) {
        if (!section.has("streams")) {
            return DEFAULTS.streams();
        }
        List<Stream> streams = section.atLeastOne("streams", STREAM);
        if (streams.contains(Stream.ERRORS)) {
            return streams;
        }
        section.fault(
                "streams",
                "errors must be among the streams, as no release passes without them",
                "Write for example: streams: [errors, latency]");
        return DEFAULTS.streams();
    }

    private OnInconclusive onInconclusive(Section section) {
        Optional<OnInconclusive> written = section.optional("onInconclusive", ON_INCONCLUSIVE);
        written.filter(it -> it == OnInconclusive.HOLD && approvers.isEmpty())
                .ifPresent(it -> section.fault(
                        "onInconclusive",
                        "hold asks a person, but the file's approvers has none",
                        "Name approvers, or write for example: onInconclusive: rollBack"));
        return written.orElse(DEFAULTS.onInconclusive());
    }

    /** A bake that the judge and then a person may prolong must still end before CodeDeploy ends blue by itself. */
    static void requireBlueKept(Section section, ReleaseRules rules) {
        if (rules.longestBake().compareTo(BLUE_KEPT_AT_MOST) > 0) {
            section.fault(
                    "bake",
                    "bake, judge.maximumExtension and judge.holdFor add up to " + DurationText.of(rules.longestBake())
                            + ", but blue can be kept for " + DurationText.of(BLUE_KEPT_AT_MOST),
                    "Shorten one of them");
        }
    }

    private static Format<Double> number(String least, String most, String example) {
        return decimal("", least, most, example, BigDecimal.ONE);
    }

    private static Format<Double> share(String least, String most, String example) {
        return decimal("%", least, most, example, BigDecimal.valueOf(100));
    }

    private static Format<Double> decimal(String unit, String least, String most, String example, BigDecimal divisor) {
        Pattern digits = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)" + unit);
        BigDecimal lower = new BigDecimal(least);
        BigDecimal upper = new BigDecimal(most);
        return Format.of(
                least + unit + " to " + most + unit,
                example + unit,
                new BigDecimal(example).divide(divisor).doubleValue(),
                text -> Optional.of(digits.matcher(text))
                        .filter(matcher -> matcher.matches())
                        .map(matcher -> new BigDecimal(matcher.group(1)))
                        .filter(value -> value.compareTo(lower) >= 0 && value.compareTo(upper) <= 0)
                        .map(value -> value.divide(divisor).doubleValue()));
    }
}
