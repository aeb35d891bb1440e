package dev.headgate.deployment;

import dev.headgate.json.Stored;
import java.time.Duration;
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

    /** Blue must serve again. */
    record RollBack(@Stored("reason") String why) implements Decision {}

    /** What is seen fits nothing that can be acted on safely. */
    record CallHuman(@Stored("reason") String why) implements Decision {}
}
