package dev.headgate.testing;

import dev.headgate.analysis.MinuteSource;
import dev.headgate.analysis.ObservedMinutes;
import dev.headgate.config.Target;
import java.util.List;
import java.util.Optional;

/** Metrics of a service that nobody uses. */
public record QuietMinutes() implements MinuteSource {

    @Override
    public BlueHour blueHour(Target target, Series series, Span span) {
        return new BlueHour(List.of(), Optional.empty());
    }

    @Override
    public ObservedMinutes observe(Target target, Series series, String greenTargetGroup, Windows windows) {
        return new ObservedMinutes(List.of(), windows.shiftFrom(), List.of(), List.of());
    }
}
