package dev.headgate.simulator.environment.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Where a service's requests went, and what awaited them there, since it exists. */
public final class TrafficHistory {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** What reached a target group from an instant on. */
    private record Stream(
            boolean inUse,
            double requestsPerMinute,
            String image,
            double errorRate,
            double slowness,
            int running,
            int healthy) {}

    private record Point(Instant at, Map<TargetGroup, Stream> streams) {}

    private final InstantSource clock;
    private final TrafficModel model;
    private final List<Point> points = new ArrayList<>();
    /** Minutes that were over when they were asked for: what a minute was is drawn once. */
    private final Map<TargetGroup, Map<Instant, Optional<MinuteTraffic>>> drawn = new HashMap<>();

    private long beginnings;
    private long drawnEdition;

    TrafficHistory(InstantSource clock, TrafficModel model) {
        this.clock = clock;
        this.model = model;
    }

    void record(SimulatedService service) {
        Map<TargetGroup, Stream> streams = new HashMap<>();
        for (TargetGroup group : service.targetGroups()) {
            streams.put(group, stream(service, group));
        }
        points.add(new Point(clock.instant(), streams));
        if (points.getFirst().at().equals(clock.instant())) {
            beginnings++;
        }
    }

    /** Changes whenever minutes that are over may have other numbers than they had. */
    public long edition() {
        return model.rewrites() + beginnings;
    }

    /** Whether no metric has a number for this minute. */
    public boolean isMissing(Instant minute) {
        return model.isMissing(minute);
    }

    private Stream stream(SimulatedService service, TargetGroup group) {
        Optional<RunningTaskSet> set = service.taskSetsBehind(group).stream()
                .filter(candidate -> candidate.status() != RunningTaskSet.Status.DRAINING)
                .findFirst();
        int requests = model.requestsPerMinute(service.spec().name());
        return new Stream(
                service.isInUse(group),
                requests * service.percentRouted(group) / 100.0,
                set.map(present -> present.origin().image()).orElse(""),
                set.map(present -> model.errorRateOf(present.origin().image())).orElse(0.0),
                set.map(present -> model.slownessOf(present.origin().image())).orElse(1.0),
                set.map(RunningTaskSet::running).orElse(0),
                set.map(RunningTaskSet::healthy).orElse(0));
    }

    /** The numbers of one minute; empty when no listener named the target group in it. */
    public Optional<MinuteTraffic> minute(TargetGroup group, Instant start) {
        if (clock.instant().isBefore(start.plus(MINUTE))) {
            return draw(group, start);
        }
        if (drawnEdition != edition()) {
            drawnEdition = edition();
            drawn.clear();
        }
        return drawn.computeIfAbsent(group, unused -> new HashMap<>()).computeIfAbsent(start, it -> draw(group, it));
    }

    private Optional<MinuteTraffic> draw(TargetGroup group, Instant start) {
        Instant end = start.plus(MINUTE);
        double good = 0;
        double failing = 0;
        double unreachable = 0;
        double slowness = 1;
        int fewestHealthy = Integer.MAX_VALUE;
        int mostHealthy = 0;
        boolean inUse = false;
        int oldest = oldest();
        for (int i = firstWithin(start);
                i < points.size() && (i == oldest || points.get(i).at().isBefore(end));
                i++) {
            Instant from = i == oldest ? start : later(points.get(i).at(), start);
            Instant until = i + 1 < points.size() ? earlier(points.get(i + 1).at(), end) : end;
            Stream stream = points.get(i).streams().get(group);
            if (stream == null || !until.isAfter(from)) {
                continue;
            }
            double requests =
                    stream.requestsPerMinute() * Duration.between(from, until).toMillis() / MINUTE.toMillis();
            if (stream.running() == 0) {
                unreachable += requests;
            } else {
                double errorRate = model.burstOf(stream.image(), start).orElse(stream.errorRate());
                failing += requests * errorRate;
                good += requests * (1 - errorRate);
                slowness = stream.slowness();
            }
            inUse |= stream.inUse();
            fewestHealthy = Math.min(fewestHealthy, stream.healthy());
            mostHealthy = Math.max(mostHealthy, stream.healthy());
        }
        if (!inUse) {
            return Optional.empty();
        }
        long minute = start.getEpochSecond() / MINUTE.toSeconds();
        SplittableRandom random = new SplittableRandom(model.seedOf(group.arn(), minute));
        return Optional.of(
                MinuteTraffic.draw(random, good, failing, unreachable, fewestHealthy, mostHealthy, slowness));
    }

    /** What it was when it first was all that it is: so it had been for long. */
    private int oldest() {
        int oldest = 0;
        while (oldest + 1 < points.size()
                && points.get(oldest + 1).at().equals(points.getFirst().at())) {
            oldest++;
        }
        return oldest;
    }

    private int firstWithin(Instant start) {
        for (int i = points.size() - 1; i >= 0; i--) {
            if (!points.get(i).at().isAfter(start)) {
                return i;
            }
        }
        return oldest();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
