package dev.headgate.config.file;

import dev.headgate.config.LongestRun;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.window.Outside;
import dev.headgate.config.window.SpanText;
import dev.headgate.config.window.Timetable;
import dev.headgate.config.window.Windows;
import dev.headgate.text.DurationText;
import dev.headgate.tree.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads when production traffic may begin to move: of an environment, or of a service there, which then has nothing of the
 * environment's.
 */
final class WindowsReader {

    static final String KEY = "windows";

    private static final String EXAMPLE =
            "windows: {allow: [" + SpanText.EXAMPLE + "], timezone: " + Formats.TIME_ZONE.example() + "}";

    private WindowsReader() {}

    /**
     * What stands there.
     *
     * @param windows empty where nothing is ever closed
     * @param bakeOutside whether somebody has said that they may be too short for the bake
     */
    record Declared(Optional<Windows> windows, boolean bakeOutside) {}

    /** Empty where nothing is said. */
    static Optional<Declared> read(Section around) {
        Section section = around.section(KEY, EXAMPLE);
        List<String> allow = spans(section, "allow");
        List<String> deny = spans(section, "deny");
        if ((section.has("allow") || section.has("deny")) && !section.has("timezone")) {
            section.fault(
                    "timezone",
                    "nothing says by whose clock these times hold",
                    "Write for example: timezone: " + Formats.TIME_ZONE.example());
        }
        Windows windows = new Windows(
                allow,
                deny,
                section.optional("timezone", Formats.TIME_ZONE).orElse("UTC"),
                section.optional("outside", Formats.OUTSIDE).orElse(Outside.WAIT),
                section.optional("calendar", Formats.CALENDAR));
        boolean bakeOutside = section.optional("bakeOutside", Formats.SWITCH).orElse(false);
        return around.has(KEY)
                ? Optional.of(new Declared(Optional.of(windows).filter(Windows::closesAtAll), bakeOutside))
                : Optional.empty();
    }

    private static List<String> spans(Section section, String key) {
        List<String> right = new ArrayList<>();
        for (String text : section.list(key, Formats.SPAN)) {
            switch (SpanText.read(text)) {
                case SpanText.Right unused -> right.add(text);
                case SpanText.Wrong(String problem, String cure) -> section.fault(key, key + ": " + problem, cure);
            }
        }
        return right;
    }

    /** A release that fits into none of them would wait in vain. */
    static void requireRoom(Section environment, ReleaseRules rules, boolean bakeOutside) {
        Duration shift = LongestRun.plannedFromStart(rules);
        Duration all = bakeOutside ? shift : shift.plus(rules.bake());
        rules.windows()
                .map(Timetable::of)
                .flatMap(Timetable::longestStretch)
                .filter(it -> it.compareTo(all) < 0)
                .ifPresent(stretch -> environment.fault(KEY, tooShort(stretch, shift, rules), cure(stretch, shift)));
    }

    private static String tooShort(Duration stretch, Duration shift, ReleaseRules rules) {
        return "the windows are open for %s at a time at most, and green may take %s to come up, the shift %s, and the bake %s"
                .formatted(
                        DurationText.of(stretch),
                        DurationText.of(rules.greenUp()),
                        DurationText.of(shift.minus(rules.greenUp())),
                        DurationText.of(rules.bake()));
    }

    private static String cure(Duration stretch, Duration shift) {
        return stretch.compareTo(shift) >= 0
                ? "Allow longer ones, shorten the bake, or say that it may last beyond them: bakeOutside: true"
                : "Allow longer ones, or shorten the strategy or greenUpWithin";
    }
}
