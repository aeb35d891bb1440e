package dev.headgate.benchmarks.comparison;

import dev.headgate.analysis.BaselineSource;
import dev.headgate.analysis.HistoryMinute;
import dev.headgate.analysis.MinuteRow;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Draws runs of one kind of traffic: Poisson many requests a minute, each of which fails by itself. */
final class Traffic {

    private final Kind kind;
    private final Group green;
    private final Group blue;
    private final Group before;

    /**
     * A kind of traffic.
     *
     * @param errorRate the share of blue's requests that fail
     * @param requestsPerMinute over both groups
     * @param greenShare green's share of the requests
     * @param minutes how long green is watched
     */
    record Kind(double errorRate, double requestsPerMinute, double greenShare, int minutes) {}

    /**
     * Prepares the draws.
     *
     * @param ratio how many times blue's error rate green has
     */
    Traffic(Kind kind, double ratio) {
        this.kind = kind;
        green = new Group(kind.requestsPerMinute() * kind.greenShare(), kind.errorRate() * ratio);
        blue = new Group(kind.requestsPerMinute() * (1 - kind.greenShare()), kind.errorRate());
        before = new Group(kind.requestsPerMinute(), kind.errorRate());
    }

    /** Errors and successes of Poisson many requests are two independent Poisson counts. */
    private record Group(PoissonDraws errors, PoissonDraws successes) {
        Group(double requests, double errorRate) {
            this(new PoissonDraws(requests * errorRate), new PoissonDraws(requests * (1 - errorRate)));
        }
    }

    List<MinuteRow> rows(RandomGenerator random) {
        return IntStream.range(0, kind.minutes())
                .mapToObj(minute -> row(random))
                .toList();
    }

    /** One minute in which green and blue share the traffic; blue has none where all of it is green's. */
    MinuteRow row(RandomGenerator random) {
        double greenErrors = green.errors().next(random);
        double greenRequests = greenErrors + green.successes().next(random);
        double blueErrors = blue.errors().next(random);
        double blueRequests = blueErrors + blue.successes().next(random);
        return new MinuteRow(greenRequests, greenErrors, blueRequests, blueErrors, BaselineSource.CONCURRENT);
    }

    /** Blue's minutes before the first weight moved. */
    List<HistoryMinute> history(int minutes, RandomGenerator random) {
        return IntStream.range(0, minutes)
                .mapToObj(minute -> {
                    double errors = before.errors().next(random);
                    return new HistoryMinute(errors + before.successes().next(random), errors);
                })
                .toList();
    }
}
