package dev.headgate.analysis;

import dev.headgate.config.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Minutes of which each is read once, and then kept: a look asks only for those that are new, and once more for the last ones,
 * which CloudWatch may still correct.
 */
public final class KeptMinutes implements MinuteSource {

    /** CloudWatch does not change a minute any more that ended so long ago; AWS names no time for it. */
    static final Duration FINAL_AFTER = Duration.ofMinutes(15);

    /** So that a look seldom writes. */
    private static final int WORTH_KEEPING = 15;

    /** Minutes in one part. */
    private static final long PART = 360;

    private static final Duration KEPT_FOR = Duration.ofDays(14);

    private final MinuteSource source;
    private final MinuteStore store;

    public KeptMinutes(MinuteSource source, MinuteStore store) {
        this.source = source;
        this.store = store;
    }

    @Override
    public BlueHour blueHour(Target target, Series series, Span span) {
        return source.blueHour(target, series, span);
    }

    @Override
    public ObservedMinutes observe(Target target, Series series, String greenTargetGroup, Windows windows) {
        String name = MinuteText.name(target, series, greenTargetGroup, windows);
        SortedMap<Long, Pair> known = read(name);
        Instant from = firstMissing(known, windows);
        Instant shift = later(from, windows.shiftFrom());
        ObservedMinutes fresh = source.observe(
                target, series, greenTargetGroup, new Windows(from, shift, later(shift, windows.until())));
        add(known, fresh, from);
        keep(name, known, from, windows.until());
        return assemble(known, windows);
    }

    /** One minute of both. */
    record Pair(TargetGroupMinute blue, TargetGroupMinute green) {}

    private SortedMap<Long, Pair> read(String name) {
        SortedMap<Long, Pair> known = new TreeMap<>();
        store.kept(name).forEach((part, text) -> known.putAll(MinuteText.read(text)));
        return known;
    }

    /** From where on something is not kept. */
    private static Instant firstMissing(SortedMap<Long, Pair> known, Windows windows) {
        long minute = number(windows.historyFrom());
        while (known.containsKey(minute)) {
            minute++;
        }
        known.tailMap(minute).clear();
        return Instant.ofEpochSecond(minute * 60);
    }

    private static void add(SortedMap<Long, Pair> known, ObservedMinutes fresh, Instant from) {
        long minute = number(from);
        for (TargetGroupMinute blue : fresh.history()) {
            known.put(minute++, new Pair(blue, TargetGroupMinute.UNREPORTED));
        }
        for (int i = 0; i < fresh.size(); i++) {
            known.put(minute++, new Pair(fresh.blue().get(i), fresh.green().get(i)));
        }
    }

    private void keep(String name, SortedMap<Long, Pair> known, Instant from, Instant until) {
        long end = number(until.minus(FINAL_AFTER));
        if (end - number(from) < WORTH_KEEPING) {
            return;
        }
        for (long part = number(from) / PART; part * PART < end; part++) {
            store.keep(
                    name,
                    part,
                    MinuteText.of(known.subMap(part * PART, Math.min(end, (part + 1) * PART))),
                    until.plus(KEPT_FOR));
        }
    }

    private static ObservedMinutes assemble(Map<Long, Pair> known, Windows windows) {
        List<TargetGroupMinute> history = new ArrayList<>();
        List<TargetGroupMinute> blue = new ArrayList<>();
        List<TargetGroupMinute> green = new ArrayList<>();
        long shift = number(windows.shiftFrom());
        known.forEach((minute, pair) -> {
            if (minute < shift) {
                history.add(pair.blue());
            } else if (minute < number(windows.until())) {
                blue.add(pair.blue());
                green.add(pair.green());
            }
        });
        return new ObservedMinutes(history, windows.shiftFrom(), blue, green);
    }

    private static long number(Instant minute) {
        return minute.getEpochSecond() / 60;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
