package dev.headgate.deployment;

import dev.headgate.json.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a look at a running deployment leads to. */
public sealed interface Decision {

    /** A sentence for people. */
    String why();

    /**
     * Look again after this time.
     *
     * @param activity what goes on; absent in what release 0.1 passed
     */
    record KeepWatching(int seconds, String why, Optional<Activity> activity) implements Decision {
        static KeepWatching after(Duration pause, Activity activity, String why) {
            return new KeepWatching((int) Math.max(1, pause.toSeconds()), why, Optional.of(activity));
        }
    }

    /** Green waits on the test listener: ask the approvers whether production traffic may move, and look again after this time. */
    record AskForTraffic(int seconds, String why) implements Decision {
        static AskForTraffic until(Duration pause, String why) {
            return new AskForTraffic((int) Math.max(1, pause.toSeconds()), why);
        }
    }

    /** Let production traffic move. */
    record Proceed(String why) implements Decision {}

    /** The bake is over and the judge can not tell: ask the approvers, and look again after this time. */
    record AskToFinish(int seconds, String why) implements Decision {
        static AskToFinish until(Duration pause, String why) {
            return new AskToFinish((int) Math.max(1, pause.toSeconds()), why);
        }
    }

    /** The bake passed: blue is not needed any more. */
    record RetireBlue(String why) implements Decision {}

    /** Green serves all traffic and blue is gone. */
    record Finish(String why) implements Decision {}

    /**
     * Blue must serve again.
     *
     * @param kind of what brings it back; absent where green failed
     */
    record RollBack(@Stored("reason") String why, Optional<Cause.Kind> kind) implements Decision {

        /** For what green did, or did not do. */
        public RollBack(String why) {
            this(why, Optional.empty());
        }

        /** For what is known already. */
        static RollBack of(Cause cause) {
            return new RollBack(cause.reason(), Optional.of(cause.kind()).filter(it -> it != Cause.Kind.FAILED));
        }

        /** What the record says of it. */
        public Cause cause(Instant at) {
            return new Cause(kind.orElse(Cause.Kind.FAILED), why, at);
        }
    }

    /** What is seen fits nothing that can be acted on safely. */
    record CallHuman(@Stored("reason") String why) implements Decision {}
}
