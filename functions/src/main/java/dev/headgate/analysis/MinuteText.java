package dev.headgate.analysis;

import dev.headgate.analysis.KeptMinutes.Pair;
import dev.headgate.config.Target;
import dev.headgate.text.Digest;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How minutes are kept: a line for each, in their order, with blue's numbers and green's. */
final class MinuteText {

    private static final String FIRST = "v1 ";
    private static final String NONE = "-";
    private static final int NUMBERS = 6;

    private MinuteText() {}

    /** What the minutes of one deployment are kept under: whatever would make others of them is part of it. */
    static String name(
            Target target, MinuteSource.Series series, String greenTargetGroup, MinuteSource.Windows windows) {
        String all = String.join(
                " ",
                target.account(),
                target.region(),
                series.loadBalancer(),
                series.blueTargetGroup(),
                greenTargetGroup,
                String.valueOf(series.slowerThan()),
                windows.historyFrom().toString(),
                windows.shiftFrom().toString());
        return Digest.hex(all);
    }

    static String of(SortedMap<Long, Pair> minutes) {
        StringBuilder text = new StringBuilder(FIRST).append(minutes.firstKey());
        minutes.values().forEach(it -> text.append('\n').append(line(it)));
        return text.toString();
    }

    /** Of a text that another release wrote nothing is known. */
    static SortedMap<Long, Pair> read(String text) {
        SortedMap<Long, Pair> minutes = new TreeMap<>();
        String[] lines = text.split("\n", -1);
        if (lines[0].startsWith(FIRST)) {
            long minute = Long.parseLong(lines[0].substring(FIRST.length()));
            for (int i = 1; i < lines.length; i++) {
                String[] both = lines[i].split("[|]", -1);
                minutes.put(minute++, new Pair(minute(both[0]), minute(both[1])));
            }
        }
        return minutes;
    }

    private static String line(Pair pair) {
        return words(pair.blue()) + "|" + words(pair.green());
    }

    private static String words(TargetGroupMinute minute) {
        return minute.reported()
                ? String.join(
                        ",",
                        number(minute.requests()),
                        number(minute.serverErrors()),
                        number(minute.noResponse()),
                        number(minute.connectionErrors()),
                        number(minute.slow()),
                        minute.healthyHosts().map(MinuteText::number).orElse(NONE))
                : "";
    }

    private static TargetGroupMinute minute(String words) {
        String[] numbers = words.split(",", -1);
        return numbers.length < NUMBERS
                ? TargetGroupMinute.UNREPORTED
                : new TargetGroupMinute(
                        true,
                        Double.parseDouble(numbers[0]),
                        Double.parseDouble(numbers[1]),
                        Double.parseDouble(numbers[2]),
                        Double.parseDouble(numbers[3]),
                        Double.parseDouble(numbers[4]),
                        NONE.equals(numbers[5]) ? Optional.empty() : Optional.of(Double.parseDouble(numbers[5])));
    }

    private static String number(double count) {
        return count == Math.rint(count) && Math.abs(count) < 1e15
                ? Long.toString((long) count)
                : Double.toString(count);
    }
}
