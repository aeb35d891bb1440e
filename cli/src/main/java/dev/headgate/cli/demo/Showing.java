package dev.headgate.cli.demo;

import dev.headgate.cli.picture.View;
import dev.headgate.simulator.served.News;
import dev.headgate.simulator.served.ServedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Looks at a run again and again, and shows what it sees, until nothing goes on any more.
 *
 * @param isWatched whether somebody sees it as it goes; otherwise what keeps what has happened is read at each end of an execution
 * @param isAsked whether the person who watches is the one who decides: then time stands still while a question is open
 */
record Showing(ServedRun run, Sight sight, RunObserver observer, List<View> views, boolean isWatched, boolean isAsked) {

    /** How often somebody is looked for who has decided. */
    private static final Duration MOMENT = Duration.ofMillis(50);

    /** Whatever happens comes with news. */
    private static final Duration ANY = Duration.ofHours(1);

    /** What is left to be told after the end, or to be given free, comes with none. */
    private static final Duration AFTER_THE_END = Duration.ofSeconds(10);

    Showing {
        views = List.copyOf(views);
    }

    void untilNothingGoesOn() throws InterruptedException {
        look(run.goOn(Duration.ZERO));
        while (!sight.isOver()) {
            look(next());
        }
        sight.lookAtTraffic();
        sight.moments().forEach(sight::playTo);
        views.forEach(view -> view.ended(observer));
    }

    private News next() throws InterruptedException {
        if (isAsked && observer.awaitsAnAnswer()) {
            // A person reads, thinks and types: no virtual hour may pass meanwhile, or the question would expire in a
            // minute.
            Thread.sleep(MOMENT);
            return News.NONE;
        }
        return run.goOn(sight.hasEnded() ? AFTER_THE_END : ANY);
    }

    private void look(News news) throws InterruptedException {
        sight.hear(news, run.now());
        if (!views.isEmpty() || sight.hasEnded()) {
            sight.lookAtTraffic();
        }
        if (isWatched || news.executions() || mayBeAsked(news) || sight.hasEnded()) {
            sight.readOn(run.besidesAws());
            sight.moments().forEach(this::show);
        }
    }

    /** A question comes by mail, and goes when it is answered. */
    private boolean mayBeAsked(News news) {
        return isAsked && (news.mails() || observer.isSomebodyAsked());
    }

    private void show(Instant at) {
        sight.playTo(at);
        views.forEach(view -> view.changed(observer));
    }
}
