package dev.headgate.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How many events of one environment are mailed, so that none of them drowns the alerts of another: whoever has got into an
 * account can set its alarms off as often as they like.
 *
 * <p>SNS suspends an e-mail subscription that gets more than ten messages within a second (Amazon SNS quotas), and with it
 * every later alert, so all of them together have a pace as well.
 */
public final class AlertBudget {

    static final int MOST_PER_MINUTE = 5;
    static final int MOST_PER_HOUR = 20;

    /** By calendar second: at the turn of one second to the next, twice as many fall into one. */
    static final int MOST_PER_SECOND = 4;

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Of the hour's slots, the one for saying that there are more. */
    private static final int SUMMARY = 0;

    private final AlertSlots slots;
    private final InstantSource clock;

    public AlertBudget(AlertSlots slots, InstantSource clock) {
        this.slots = slots;
        this.clock = clock;
    }

    /** What becomes of an event. */
    public enum Share {
        /** It is mailed. */
        TOLD,
        /** It is the first that is not: people are told so, once an hour. */
        SUMMARIZED,
        /** Nothing is sent. */
        WITHHELD
    }

    /**
     * Takes a share of an environment's budget.
     *
     * @throws AlertPaceException when everybody together has been sent too much in this second: try again in another
     */
    public Share share(String environment) {
        if (!takes(environment, MINUTE, MOST_PER_MINUTE) || !takes(environment, HOUR, MOST_PER_HOUR)) {
            // Whatever the pace: it is one an hour, and the next event would find that it has been taken.
            return takes(environment, HOUR, SUMMARY, SUMMARY) ? Share.SUMMARIZED : Share.WITHHELD;
        }
        if (!takes("all", SECOND, 1, MOST_PER_SECOND)) {
            throw new AlertPaceException(
                    MOST_PER_SECOND + " alerts have been sent in this second: try again in another");
        }
        return Share.TOLD;
    }

    private boolean takes(String whose, Duration window, int most) {
        return takes(whose, window, 1, most);
    }

    private boolean takes(String whose, Duration window, int first, int last) {
        Instant now = clock.instant();
        String name = whose + "#" + window + "#" + now.getEpochSecond() / window.toSeconds();
        for (int slot = first; slot <= last; slot++) {
            if (slots.take(name, slot, now.plus(window).plus(HOUR))) {
                return true;
            }
        }
        return false;
    }
}
