package dev.headgate.asker;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who made which call about which execution. Nobody is known of an execution whose call CloudTrail has not told of yet, and of
 * none where the account has no trail. Every call may be repeated.
 */
public interface AskerStore {

    /** Keeps who made a call until then; what is kept of the same call already stands. */
    void note(String executionArn, Asker asker, Instant expiresAt);

    /** Who made calls about an execution, the earliest first; a hundred at most. */
    List<Asker> about(String executionArn);

    /** Whose call started it: another start of the same name and input is answered with the execution that runs already. */
    default Optional<Asker> starter(String executionArn) {
        return first(executionArn, Asker.Act.STARTED);
    }

    /** Whose call stopped it: what ended otherwise can be "stopped" as well, and that changes nothing. */
    default Optional<Asker> stopper(String executionArn) {
        return first(executionArn, Asker.Act.STOPPED);
    }

    private Optional<Asker> first(String executionArn, Asker.Act act) {
        return about(executionArn).stream().filter(it -> it.act() == act).findFirst();
    }
}
